"""What reading has to say: the codes of notes, and notes as sentences."""

from collections.abc import Mapping

from attrs import field, frozen

from ..messages.marking import message

SENTENCES = {
    "ambiguous-cells": message("“{label}”一行有{found}个数，应有{wanted}个，无法确定各属哪一列。"),
    "ambiguous-digits": message("“{raw}”有不止一种读法：{readings}。"),
    "annotated-cell": message("单元格“{raw}”中的数字已读取，附注另存为备注。"),
    "cell-unread": message("“{raw}”不是数字，未读取。"),
    "bytes-broken": message("文件中有{count}处损坏的字节，以U+FFFD代替。"),
    "cells-blank": message("“{label}”一行有空白或以符号代替的单元格，按未知处理，不当作0。"),
    "cells-missing": message("“{label}”一行缺少单元格，按未知处理。"),
    "encoding": message("文件不是UTF-8编码，按{encoding}读取。"),
    "extra-row": message("表格中有规定格式之外的一行“{label}”，已照原样保留。"),
    "footnote": message("“{raw}”是脚注、尾注或批注，已另存。"),
    "formula-unvalued": message("单元格是公式“{raw}”，文件中没有它的结果，按未知处理。"),
    "heads-out-of-order": message("表头的顺序与规定不同，无法确定各数属于哪一列。"),
    "hidden-cells": message("“{raw}”在源文件中是隐藏的，仍按其内容读取。"),
    "hidden-left-out": message("“{raw}”在源文件中是隐藏的，没有读取。"),
    "image": message("此处有图片“{raw}”，其中的内容没有读取。"),
    "label-variant": message("“{raw}”按“{label}”读取。"),
    "link": message("“{raw}”链接到{target}。"),
    "mixed-editions": message("报告混用了2019年版和2021年版的表格。"),
    "page-garbled": message("第{page}页的字体没有说明其文字，没有读取。"),
    "page-is-image": message("第{page}页没有文字，只有图片，没有读取。"),
    "row-by-position": message("“{label}”一行的名称残缺，按它在表中的位置读取。"),
    "row-repeated": message("“{label}”一行出现了不止一次，按未知处理。"),
    "section-missing": message("没有找到“{label}”一节。"),
    "several-reports": message("文中有不止一份报告，只读取了第一份，其余已另存。"),
    "tables-are-images": message("“{label}”一节没有文字也没有表格，表格可能是图片。"),
    "text-unplaced": message("“{raw}”不属于报告的任何部分，已另存。"),
}


@frozen(kw_only=True)
class Note:
    """What reading had to do at a place, and why the document differs from the source.

    code: one of SENTENCES, or a plugin's own. place: in the report. raw: what
    stood in the source. where: its line, table cell, page or sheet cell. values: what the message
    names besides.
    """

    code: str
    place: str | None = None
    raw: str = ""
    where: str | None = None
    values: Mapping[str, str] = field(factory=dict[str, str], hash=False)

    @property
    def message(self) -> str:
        """The note as a sentence in simplified Chinese."""
        return self.describe("zh-Hans")

    def describe(self, locale: str) -> str:
        """Return the note as a sentence in a language; one of unknown code is its raw text."""
        from ..messages.catalog import catalog

        words = catalog(locale)
        template = SENTENCES.get(self.code)
        if template is None:
            return f"{self.code}: {self.raw}"
        values = {name: words.text(value) for name, value in self.values.items()}
        return words.compose(template, **{"raw": self.raw, **values})
