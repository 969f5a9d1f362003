namespace Lodestone.Vocabulary;

/// <summary>The content types that a statement's payload may have (COSE header 3).</summary>
public static class ContentTypes
{
    /// <summary>Physical events: an EPCIS 2.0 document (JSON-LD), GS1 EPCIS 2.0 section 9.5.</summary>
    public const string Epcis = "application/vnd.lodestone.epcis+json";

    /// <summary>Acts of authority and of administration: <c>{"acts":[…]}</c>, docs/formats/acts.md.</summary>
    public const string Acts = "application/vnd.lodestone.acts+json";
}
