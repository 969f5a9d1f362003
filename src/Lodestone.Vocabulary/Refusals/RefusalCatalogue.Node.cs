using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 10xx: the node itself.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> OfTheNode() =>
    [
        Passing(
            SignInRequired,
            "The caller has not said who it is.",
            "请求方未表明身份。",
            "Sign in, or send an API key.",
            "请登录，或附上 API 密钥。"),
        Final(
            NotPermitted,
            "The caller may not do or see this.",
            "请求方无权进行或查看此项。",
            "Ask the organisation's administrator for the right.",
            "向本单位管理员申请权限。"),
        Passing(
            TooManyRequests,
            "Too many requests.",
            "请求过多。",
            "Wait as long as the answer says, and try again.",
            "按答复所示时间等待后重试。"),
        Passing(
            NotFound,
            "The resource is not known.",
            "资源不存在。",
            "Check the address.",
            "核对地址。"),
        Final(
            MethodNotOffered,
            "The method is not offered here.",
            "此处不提供该方法。",
            "Use one of the methods that the answer lists.",
            "使用答复所列的方法。"),
        Final(
            MediaTypeNotOffered,
            "The media type is not accepted or not offered.",
            "不接受或不提供该媒体类型。",
            "Use one of the media types that the answer lists.",
            "使用答复所列的媒体类型。"),
        Passing(
            NotAccepting,
            "The node cannot take statements now.",
            "节点目前不能接收声明。",
            "Try again later; reads and proofs go on.",
            "稍后重试；读取与证明不受影响。"),
        Final(
            RequestMalformed,
            "The request is not well formed.",
            "请求格式不正确。",
            "Correct the request's address, headers or parameters.",
            "更正请求的地址、头或参数。"),
        Final(
            KeyIsPublic,
            "The key's private half is public knowledge: it is one of the demo's.",
            "该密钥的私钥是公开的：它属于演示网络。",
            "Make a key of your own and register that; demo keys work in demo networks only.",
            "请生成并登记自己的密钥；演示密钥只能用于演示网络。"),
        Final(
            QueryParameterWrong,
            "A parameter of the query is unknown or has a wrong value.",
            "查询参数未知或取值有误。",
            "Use the parameters of the EPCIS query language; extension fields need their prefix.",
            "使用 EPCIS 查询语言的参数；扩展字段须带前缀。"),
        Passing(
            QueryTooLarge,
            "More events match than the query or this node allows.",
            "匹配的事件多于查询或本节点所允许的数量。",
            "Ask for less: a shorter time, one party, one place.",
            "缩小范围：更短的时间、某一主体或某一地点。"),
        Final(
            NameTaken,
            "Something of this name is there already.",
            "该名称已被使用。",
            "Choose another name, or delete what has it.",
            "请另选名称，或先删除占用者。"),
        Final(
            FormNotOffered,
            "The answer is not offered in the form that is asked for.",
            "不提供所要求形式的答复。",
            "Ask for JSON, EPCIS 2.0 and CBV 2.0, with EPCs as they were captured.",
            "请求 JSON、EPCIS 2.0 与 CBV 2.0，EPC 按采集时原样返回。"),
        Final(
            DestinationNotAllowed,
            "The node may not send to this destination.",
            "本节点不得向该目的地发送。",
            "Name an https address on the public network, or ask the operator to allow the host.",
            "请填写公网的 https 地址，或请运营者准许该主机。"),
        Passing(
            ViewsUnavailable,
            "What was asked for cannot be read now.",
            "目前无法读取所请求的内容。",
            "Try again in a few seconds; statements and proofs go on.",
            "几秒后重试；声明与证明不受影响。"),
        Passing(
            LedgerUnreachable,
            "No node of the ledger can be reached from here now.",
            "目前无法从此处连接账本节点。",
            "Try again later with the same bytes: what may have arrived is taken once. Passports and searches go on.",
            "稍后用相同字节重试：可能已送达的内容只会被接收一次。护照与搜索不受影响。"),
    ];
}
