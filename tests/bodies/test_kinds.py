"""What a body is, told from its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.bodies.kinds import bare_name, kind_of, scope_of
from opengov.model.report import AgencyKind

# names of published reports first, then names made to mislead
NAMES: dict[AgencyKind | None, str] = {
    "ministry": """
        国家市场监督管理总局 中国人民银行 审计署 财政部 国家发展和改革委员会
        国务院国有资产监督管理委员会 国家能源局 中华人民共和国财政部
    """,
    "government": """
        宿迁市 淮安市人民政府 左贡县人民政府(西藏昌都) 广西壮族自治区人民政府
        上海市浦东新区人民政府 重庆市九龙坡区 包头市白云鄂博矿区 阿里地区行政公署 兴安盟 恩施州
        吉林省 吉林市 项城市 海淀区 鄂伦春自治旗 新乡市 市人民政府 莫力达瓦旗
        长春市绿园区 上海市宝山区 下花园区
    """,
    "office": """
        上海市人民政府办公厅（本级） 上海市政府办公厅 青川县人民政府办公室 某县政府办
    """,
    "department": """
        周口市科技局 国家税务总局珠海市香洲区税务局 平潭综合实验区财政金融局 青川县某局(发改系统)
        汉中市自然资源局经开区分局 杨凌示范区审计局 江苏省财政厅 长春新区管委会财政局
        北京市城市管理委员会 上海市教育委员会 某市发改委 北京市人民政府外事办公室 南京海关
        中国人民银行周口市中心支行 国家统计局周口调查队 财政部江苏监管局
    """,
    "township": """
        湖口县大垅乡 和田市吉亚乡人民政府 重庆市九龙坡区二郎街道办事处 鸭南乡 五常市背荫河镇
        麻阳苗族自治县兰村乡人民政府 昆山市周市镇人民政府 盘山县沙岭镇政府办公室
        北京市朝阳区奥运村地区办事处 某旗巴彦苏木 中山市三乡镇 某县古镇人民政府
    """,
    "zone": """
        长春新区管委会 长春临空经济示范区 平潭综合实验区 平潭综合实验区管委会 苏州工业园区
        某市高新技术产业开发区管理委员会
    """,
    "institution": """
        西安市阎良区机关事务服务中心 某某大学 某县人民医院 中共某市委党校
    """,
    "other": """
        中共周口市委办公室 周口市委宣传部 周口市中级人民法院 周口市总工会 某县监察委员会
        某镇新桥村村民委员会
    """,
    None: """
        延边 吉林 新乡 景德镇 某县古镇 望京社区 西咸新区 白云小区管委会 人民政府
        香港特别行政区政府 国家税务总局办公厅 国家某某局 上海铁路局 某市城市管理委员会办公室
        某市住房公积金管理委员会 政务服务大厅 某市超市 科技处
    """,
}


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for kind, names in NAMES.items() for name in names.split()]
)
def test_name_tells_the_kind(name: str, kind: AgencyKind | None) -> None:
    """A body's kind follows from its name, or is None where the name does not tell."""
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "",
        "（本级）",
        "unnamed city / unnamed bureau",
        "某网站 (site example.cn)",
        "宿迁市" * 40 + "局",
    ],
)
def test_what_is_no_name_has_no_kind(name: str) -> None:
    """Nothing, a description or a paragraph tells no kind."""
    assert kind_of(name) is None


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("宿迁市", "region"),
        ("左贡县人民政府", "region"),
        ("阿里地区行政公署", "region"),
        ("上海市人民政府办公厅", "agency"),
        ("周口市科技局", "agency"),
        ("湖口县大垅乡", "agency"),
        ("财政部", "agency"),
        ("某某大学", "agency"),
        ("长春新区管委会", None),
        ("中共周口市委办公室", None),
        ("某人", None),
    ],
)
def test_governments_report_for_a_region(name: str, scope: str | None) -> None:
    """A government sums up its units, others give their own figures, a zone may do either."""
    assert scope_of(name) == scope


@pytest.mark.parametrize(
    "written",
    [
        " 上 海 市 人 民 政 府 办 公 厅 ",
        "上海市人民政府\u3000办公厅\n",
        "上海市人民政府办公厅（本级）",
        "上海市人民政府办公厅(本级)(公章)",
        "上海市人民政府办公厅本级",
    ],
)
def test_spacing_and_brackets_are_no_part_of_a_name(written: str) -> None:
    """White space anywhere and what is added in brackets do not change a name."""
    assert bare_name(written) == "上海市人民政府办公厅"


@given(st.text() | st.text("国家中人民政府市县区乡镇局厅办公室委员会管 （）()本级省州旗"))
def test_any_text_has_a_kind_or_none(text: str) -> None:
    """No text raises, and spacing never changes the answer."""
    assert len(text) > 98 or kind_of(text) == kind_of(f" {text}\u3000")
