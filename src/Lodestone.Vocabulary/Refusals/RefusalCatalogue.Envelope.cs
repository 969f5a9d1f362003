using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 2xx: the envelope.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> OfTheEnvelope() =>
    [
        Final(
            EnvelopeMalformed,
            "The bytes are not a COSE_Sign1 in deterministic encoding.",
            "字节不是确定性编码的 COSE_Sign1。",
            "Encode the statement by RFC 9052 and RFC 8949, section 4.2.",
            "按 RFC 9052 和 RFC 8949 第 4.2 节编码。"),
        Final(
            HeaderMalformed,
            "A protected header is missing or has the wrong type.",
            "受保护头缺失或类型错误。",
            "Set algorithm, key, content type, issuer, subject, times and audience in the protected header.",
            "在受保护头中填写算法、密钥、内容类型、签发方、主题、时间与受众。"),
        Final(
            HeaderUnknown,
            "A header that must be understood is not known.",
            "存在必须理解却无法识别的头。",
            "Leave the critical header out; this version does not know it.",
            "去掉该关键头；本版本无法识别。"),
        Final(
            ContentTypeUnknown,
            "The content type is not one that is registered here.",
            "内容类型未在此注册。",
            "Use one of the content types of the format.",
            "使用格式所列的内容类型。"),
        Final(
            OtherNetwork,
            "The statement was made for another network.",
            "该声明是为另一网络签署的。",
            "Sign it with this network's genesis hash as its audience.",
            "以本网络创世哈希作为受众重新签名。"),
        Final(
            StatementExpired,
            "The statement's validity is over.",
            "声明已过有效期。",
            "Sign it anew with a later expiry; a late event may need a late-entry act.",
            "以较晚的失效时间重新签名；迟报的事件可能需要补录手续。"),
        Final(
            ValidityTooLong,
            "The statement's validity is longer than 30 days, or ends before it begins.",
            "声明有效期超过 30 天，或结束早于开始。",
            "Sign it anew with an expiry within 30 days of issue.",
            "重新签名，失效时间不超过签发后 30 天。"),
        Passing(
            IssuedInTheFuture,
            "The statement says it was issued in the future.",
            "声明的签发时间在将来。",
            "Set your clock, or submit again when that time has come.",
            "校准时钟，或待该时间到来后再提交。"),
        Passing(
            KeyUnknown,
            "The signing key is not registered.",
            "签名密钥未登记。",
            "Have the key registered, or sign with a registered key.",
            "先登记密钥，或改用已登记的密钥签名。"),
        Final(
            AlgorithmNotOfTheKey,
            "The algorithm is not the one that the key is bound to.",
            "算法与密钥绑定的算法不一致。",
            "Sign with the algorithm that the key was registered for.",
            "使用密钥登记时的算法签名。"),
        Final(
            SignatureInvalid,
            "The signature does not verify.",
            "签名验证不通过。",
            "Sign exactly the bytes that you submit, with the key that the header names.",
            "用头中所指密钥，对所提交的原始字节签名。"),
        Final(
            SuiteNotOfTheNetwork,
            "The network's genesis does not name this signature suite.",
            "本网络的创世声明未列入该签名算法套件。",
            "Register and use keys of a suite that the genesis names; the detail lists them.",
            "改用创世声明所列套件的密钥登记并签名；详情列出可用套件。"),
    ];
}
