"""Which bodies can make rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.bodies.divisions import divisions
from opengov.bodies.kinds import scope_of
from opengov.bodies.rulemaking import makes_rules
from opengov.model.report import Scope

ANSWERS: dict[bool | None, str] = {
    True: """
        财政部 中国人民银行 审计署 国家市场监督管理总局 国家卫生健康委 广西壮族自治区人民政府
        吉林省 吉林市 上海市人民政府 宿迁市 淮安市人民政府 湖南省长沙市人民政府
        延边朝鲜族自治州人民政府 大理白族自治州人民政府 海西蒙古族藏族自治州人民政府
        青海省海西蒙古族藏族自治州 恩施州人民政府 湘西州 东莞市人民政府 儋州市人民政府
        三沙市人民政府 上海市人民政府办公厅（本级） 上海市政府办公厅 宿迁市人民政府办公室
    """,
    False: """
        周口市科技局 江苏省财政厅 吴起县商务局 某自治县教育局 北京市城市管理委员会
        汉中市自然资源局经开区分局 益阳市大通湖区审计局 杭州市江干区市场监督管理局
        国家税务总局珠海市香洲区税务局 国家统计局周口调查队 南京海关 左贡县人民政府(西藏昌都)
        城口县 鄂伦春自治旗人民政府 青川县人民政府办公室 长沙市岳麓区人民政府 重庆市万州区
        贵州省六盘水市六枝特区人民政府 恩施州巴东县人民政府 大理州大理市人民政府
        和田地区和田市人民政府 阿里地区行政公署 兴安盟行政公署 湖口县大垅乡 和田市吉亚乡人民政府
        重庆市九龙坡区二郎街道办事处 鸭南乡
    """,
    None: """
        某人 市人民政府 省人民政府 人民政府 延边 广西 景德镇 上海市浦东新区人民政府 上海市浦东新区
        长春新区管委会 平潭综合实验区 西安市高新区人民政府 平潭综合实验区财政金融局
        杨凌示范区审计局 张家港市人民政府 江苏省张家港市人民政府 大理市人民政府 张家港市财政局
        市科技局 江苏省长沙市人民政府 海淀区人民政府 神农架林区人民政府 廣東省人民政府 国家能源局
        国务院参事室 国家税务总局办公厅 某某大学 周口市中级人民法院
    """,
}


@pytest.mark.parametrize(
    ("name", "answer"),
    [(name, answer) for answer, names in ANSWERS.items() for name in names.split()],
)
def test_competence_follows_from_the_name(name: str, answer: bool | None) -> None:
    """Only the bodies of Articles 91 and 93 make rules; an unsure name has no answer."""
    assert makes_rules(name, scope_of(name)) is answer


@pytest.mark.parametrize(("name", "answer"), [("", None), ("新 乡 市\u3000人民政府", True)])
def test_spacing_alone_tells_nothing(name: str, answer: bool | None) -> None:
    """White space neither hides a name nor makes one."""
    assert makes_rules(name, None) is answer


def test_department_over_figures_of_a_region_is_unsure() -> None:
    """A department that publishes its city's figures may print the city's rules."""
    assert makes_rules("周口市科技局", "region") is None


def test_every_listed_division_is_sure() -> None:
    """Each government of the list makes rules, each office sent out to a prefecture does not."""
    unlike = {
        name: division
        for name, division in divisions().items()
        if makes_rules(f"{name}人民政府", "region") is not division.makes_rules
    }
    assert unlike == {}


@given(st.text(), st.sampled_from([None, "agency", "region"]))
def test_any_text_has_an_answer(text: str, scope: Scope | None) -> None:
    """No text raises, and no text without a known name is taken for a maker of rules."""
    assert makes_rules(f"?{text}", scope) is not True
