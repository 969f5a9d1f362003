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
    ];
}
