using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 1xx: the bytes at the door.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> AtTheDoor() =>
    [
        Final(
            JsonMalformed,
            "The document is not well-formed JSON.",
            "文档不是格式正确的 JSON。",
            "Correct the document at the place that the detail names, and sign it anew.",
            "按详情所指位置更正文档，重新签名后提交。"),
        Final(
            JsonDuplicateMember,
            "An object names the same member twice.",
            "同一对象中有重名成员。",
            "Keep one of the two members, and sign the document anew.",
            "只保留其中一个成员，重新签名后提交。"),
        Final(
            JsonTooDeep,
            "The document is nested too deeply.",
            "文档嵌套层次过深。",
            "Flatten the document; no act needs more than a few levels.",
            "减少嵌套层次；任何行为都只需要少数几层。"),
        Final(
            TooLong,
            "The document, a text or a list is too long.",
            "文档、文本或列表过长。",
            "Shorten it, or divide it over several statements.",
            "缩短内容，或拆成多份声明提交。"),
        Final(
            TextNotUnicode,
            "The bytes are not valid UTF-8, or hold a lone surrogate.",
            "字节不是有效的 UTF-8，或含有孤立的代理项。",
            "Write the text in UTF-8 without escapes of half a character.",
            "以 UTF-8 书写文本，不要使用半个字符的转义。"),
        Final(
            WrongType,
            "A member has the wrong type.",
            "成员类型错误。",
            "Give the member the type that the format asks for: number, text, list or object.",
            "按格式要求填写类型：数字、文本、列表或对象。"),
        Final(
            MemberMissing,
            "A required member is missing.",
            "缺少必需的成员。",
            "Add the member that the field names.",
            "补上字段所指的成员。"),
        Final(
            MemberUnknown,
            "A member is not known here.",
            "此处不认识该成员。",
            "Check its spelling, or leave it out; extensions belong in their own namespace.",
            "检查拼写或删去该成员；扩展内容应放在自己的命名空间内。"),
        Final(
            ValueNotAllowed,
            "A value is not one of those allowed.",
            "取值不在允许范围内。",
            "Use one of the values that the format lists.",
            "使用格式所列的取值之一。"),
        Final(
            TooManyDigits,
            "A number has more digits than fit its unit.",
            "数字位数超出单位所能容纳的精度。",
            "Round it yourself to a milligram, a part per billion or a whole piece: nothing is rounded here.",
            "请自行取整到毫克、十亿分之一或整件：系统从不代为取整。"),
        Final(
            NumberOutOfRange,
            "A number is outside its range.",
            "数字超出范围。",
            "Check the figure and its unit; a larger mass goes in as several lots.",
            "核对数值与单位；更大的质量应分成多批登记。"),
        Final(
            UnitUnknown,
            "A unit of measure is not known, or does not measure this.",
            "计量单位未知，或不适用于该量。",
            "Use a common code of UN/CEFACT Recommendation 20 that measures this, such as KGM.",
            "使用 UN/CEFACT 第 20 号建议书中适用的代码，例如 KGM。"),
        Final(
            IdentifierMalformed,
            "An identifier holds characters outside its ASCII grammar, or has the wrong length.",
            "标识符含有其 ASCII 语法以外的字符，或长度不对。",
            "Type the identifier again in plain ASCII; look-alike letters are refused on purpose.",
            "用普通 ASCII 字符重新输入；形近字符会被有意拒绝。"),
        Final(
            CheckDigitWrong,
            "An identifier's check digit or character is wrong.",
            "标识符的校验位错误。",
            "Compare it with its source: one character is mistyped or two are swapped.",
            "与原始凭证核对：可能有一个字符输错或两个字符颠倒。"),
        Final(
            TimeMalformed,
            "A date or time is not in the required form.",
            "日期或时间的格式不符合要求。",
            "Write it as ISO 8601 with its offset, such as 2026-03-01T08:00:00+08:00.",
            "按 ISO 8601 书写并带时区，例如 2026-03-01T08:00:00+08:00。"),
        Final(
            ElementUnknown,
            "An element's symbol is not known.",
            "元素符号未知。",
            "Use the IUPAC symbol, such as Nd; oxides are named in their own member.",
            "使用 IUPAC 元素符号，例如 Nd；氧化物另有专门成员。"),
        Final(
            CompositionNamesAnElementTwice,
            "A composition names an element twice.",
            "成分表中同一元素出现两次。",
            "State each element once, as element or as oxide.",
            "每种元素只列一次，按元素或按氧化物均可。"),
        Final(
            CompositionExceedsTheWhole,
            "A composition adds up to more than the whole.",
            "成分合计超过 100 %。",
            "Check for shares of oxides stated as elements, or for a dry basis on a wet mass.",
            "检查是否把氧化物含量当作元素含量，或以干基成分用于湿重。"),
        Final(
            MaterialUnknown,
            "The material is not in the catalogue.",
            "物料不在目录中。",
            "Choose a code of the material catalogue.",
            "从物料目录中选择代码。"),
        Final(
            ProcessStepUnknown,
            "The process step is not in the catalogue.",
            "工序不在目录中。",
            "Choose a code of the step catalogue.",
            "从工序目录中选择代码。"),
        Final(
            ActUnknown,
            "The act's type is not known.",
            "行为类型未知。",
            "Use one of the act types of this version of the format.",
            "使用本版本格式所列的行为类型。"),
        Final(
            StatementEmpty,
            "The statement carries no act.",
            "声明中没有任何行为。",
            "Put at least one event or act into the statement.",
            "声明中至少应有一个事件或行为。"),
        Final(
            EventMalformed,
            "The EPCIS event does not have the form that its kind requires.",
            "EPCIS 事件不符合其类型要求的形式。",
            "Give the event the members that its kind needs, as the field says.",
            "按字段提示补齐该类事件所需的成员。"),
        Final(
            EidDoesNotDerive,
            "A lot's identity does not follow from its issuer, lot number and nonce.",
            "批次标识（EID）与签发方、批号和随机数不符。",
            "Derive the identity again from your own party identifier, lot number and nonce.",
            "用本单位标识、批号和随机数重新推导标识。"),
        Final(
            BasisNotUsable,
            "The quantity's basis is missing or cannot be used here.",
            "数量缺少计量基准，或该基准不适用。",
            "State whether the mass is net, dry or wet, and give the moisture of a wet mass.",
            "注明质量为净重、干基或湿基；湿基须给出水分。"),
        Final(
            RowMalformed,
            "A row of the table cannot be read.",
            "表格中有一行无法读取。",
            "Correct the row that the field names, by the template's column titles.",
            "按模板列名更正字段所指的行。"),
        Final(
            XmlMalformed,
            "The document is not well-formed XML, or holds what is never read from strangers.",
            "文件不是格式正确的 XML，或含有不予读取的内容。",
            "Correct the XML at the line and column named; leave out type definitions and entities.",
            "更正所指行列处的 XML；不要使用类型定义和实体。"),
    ];
}
