"""Characters that stand for others: radicals for ideographs, traditional for simplified, widths.

Folding is for comparing only; what a report says is kept as printed. The radicals of the Kangxi
block are compatibility characters, so that NFKC mends them; of the supplement it mends two, and
the others are here by their names in Unicode: those that are whole characters of running text, not
the sides and tops of characters. The traditional characters are those, by OpenCC's TSCharacters, of
the simplified ones that printed labels, headings, captions of metadata and the names of bodies are
made of: the words of a form are few, and a dictionary of a language is not needed to read them.
"""

import re
import unicodedata
from functools import lru_cache

_RADICALS = str.maketrans(
    "⺁⺒⺓⺟⺠⺩⺬⺮⺶⺼⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻱⻳",
    "厂巳幺母民王示竹羊肉虎西见角贝足车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龜龟",
)
_PAIRS = (
    "佈布來来侷局係系個个備备傢家傳传僑侨儀仪億亿兒儿內内別别劃划動动務务勝胜區区協协員员唸念"
    "問问單单噹当嚮向囌苏國国園园圖图團团執执報报婦妇學学寀采實实審审對对導导屬属島岛帶带"
    "廢废廣广廳厅強强彆别後后復复應应捲卷掃扫採采擊击據据敎教於于旂旗時时曏向書书會会朮术査查"
    "條条業业構构樂乐標标機机檔档檢检檯台欄栏權权殘残殯殡決决沒没況况減减濟济灣湾為为爲为獲获"
    "現现產产産产當当發发監监眞真確确碼码祕秘稅税稱称穩稳穫获箇个範范簽签籤签糰团糾纠紀纪紅红"
    "納纳組组結结統统經经維维編编縣县總总織织繫系繳缴繼继續续罰罚聯联脩修臨临臺台與与舉举舘馆"
    "萬万藝艺蘇苏處处號号術术衛卫補补製制複复規规視视訂订計计訟讼訪访設设許许訴诉註注詢询試试"
    "話话認认說说説说請请諮咨議议護护讀读貧贫責责費费貿贸資资購购踰逾載载輸输轉转辦办農农這这"
    "週周進进運运過过郵邮鄉乡醫医錶表鎭镇鎮镇鏈链鐵铁長长門门閉闭開开間间閤合關关隻只電电頁页"
    "須须題题額额類类風风颱台館馆驗验體体髮发鬚须點点黨党齣出圍围專专態态戶户數数暫暂曆历歷历瀏浏無无狀状種种筆笔約约網网覈核覽览詞词該该語语"
    "負负輯辑適适錄录録录鍵键閱阅閲阅項项餘余「“」”"
)
_SIMPLER = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
_TRADITIONAL = frozenset(_PAIRS[::2] + "覆")
_PHRASES = {
    "檔案": "文件",
    "資訊": "信息",
    "資料": "数据",
    "專案": "项目",
    "覆議": "复议",
    "反覆": "反复",
}
"""Words that are other words in Taiwan and Hong Kong, of equal length."""

_DROPPED = re.compile(
    "[\u00ad\u00b2\u00b3\u00b9\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2070-\u209c"
    "\ufe00-\ufe0f\ufeff]"
)
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_PINYIN = re.compile(r"(?<=[一-鿿])[(（][a-zü\u00e0-\u00fc\u0101-\u01dc]{1,6}[)）]")
_SHORT = 400


def unified(text: str) -> str:
    """Return a text with the ideographs that its radicals stand for, one for one.

    >>> unified("⼈⺠政府⻔户"), unified("（一）")
    ('人民政府门户', '（一）')
    """
    if not _RADICAL.search(text):
        return text
    return "".join(
        unicodedata.normalize("NFKC", each) if "\u2f00" <= each <= "\u2fd5" else each
        for each in text.translate(_RADICALS)
    )


def unannotated(text: str) -> str:
    """Return a text without the pinyin that converters put behind a character.

    >>> unannotated("沙嶺鎮(zhèn)")
    '沙嶺鎮'
    """
    return _PINYIN.sub("", text) if "(" in text or "（" in text else text


def simplified(text: str) -> str:
    """Return a text with the traditional characters of the form's words simplified, one for one.

    >>> simplified("第二十條　規範性檔案")
    '第二十条　规范性文件'
    """
    if _TRADITIONAL.isdisjoint(text):
        return text
    for phrase, plain in _PHRASES.items():
        text = text.replace(phrase, plain)
    return text.translate(_SIMPLER)


def fold(text: str) -> str:
    """Return a text as it is compared: without white space, widths and scripts, numbering kept.

    What a reader does not see goes too, and the pinyin that converters put behind a character.

    >>> fold("行政規(guī)範性 ⽂件"), fold("５、\u3000属于三类")
    ('行政规范性文件', '5、属于三类')
    """
    if text.isascii():
        return "".join(text.split())
    return _fold(text) if len(text) <= _SHORT else _folded(text)


@lru_cache(maxsize=8192)
def _fold(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    if _RADICAL.search(text):
        text = text.translate(_RADICALS)
    plain = unicodedata.normalize("NFKC", _DROPPED.sub("", text))
    plain = "".join(plain.split())
    return simplified(unannotated(plain))
