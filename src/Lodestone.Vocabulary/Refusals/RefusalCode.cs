namespace Lodestone.Vocabulary;

/// <summary>
/// Every refusal, by number. A lower number takes precedence when two apply. Numbers may be added, never changed or
/// reused. The hundreds are: 1 shape at the door, 2 envelope and signature, 3 who may act, 4 time, 5 lots,
/// 6 conservation and custody models, 7 movement and title, 8 decisions of authority, 9 corrections,
/// 10 the node itself.
/// </summary>
public enum RefusalCode
{
    // ---- 1xx: the bytes at the door ----

    /// <summary>The document is not well-formed JSON.</summary>
    JsonMalformed = 101,

    /// <summary>An object names the same member twice.</summary>
    JsonDuplicateMember = 102,

    /// <summary>The document is nested too deeply.</summary>
    JsonTooDeep = 103,

    /// <summary>The document, a text or a list is too long.</summary>
    TooLong = 104,

    /// <summary>The bytes are not valid UTF-8, or hold a lone surrogate.</summary>
    TextNotUnicode = 105,

    /// <summary>A member has the wrong type.</summary>
    WrongType = 106,

    /// <summary>A required member is missing.</summary>
    MemberMissing = 107,

    /// <summary>A member is not known here.</summary>
    MemberUnknown = 108,

    /// <summary>A value is not one of those allowed.</summary>
    ValueNotAllowed = 109,

    /// <summary>A number has more digits than fit its unit.</summary>
    TooManyDigits = 110,

    /// <summary>A number is outside its range.</summary>
    NumberOutOfRange = 111,

    /// <summary>A unit of measure is not known.</summary>
    UnitUnknown = 112,

    /// <summary>An identifier holds characters outside its ASCII grammar.</summary>
    IdentifierMalformed = 113,

    /// <summary>An identifier's check digit or character is wrong.</summary>
    CheckDigitWrong = 114,

    /// <summary>A date or time is not in the required form.</summary>
    TimeMalformed = 115,

    /// <summary>An element's symbol is not known.</summary>
    ElementUnknown = 116,

    /// <summary>A composition names an element twice.</summary>
    CompositionNamesAnElementTwice = 117,

    /// <summary>A composition adds up to more than the whole.</summary>
    CompositionExceedsTheWhole = 118,

    /// <summary>The material is not in the catalogue.</summary>
    MaterialUnknown = 119,

    /// <summary>The process step is not in the catalogue.</summary>
    ProcessStepUnknown = 120,

    /// <summary>The act's type is not known.</summary>
    ActUnknown = 121,

    /// <summary>The statement carries no act.</summary>
    StatementEmpty = 122,

    /// <summary>The EPCIS event does not have the form that its kind requires.</summary>
    EventMalformed = 123,

    /// <summary>A lot's identity does not follow from its issuer, lot number and nonce.</summary>
    EidDoesNotDerive = 124,

    /// <summary>The quantity's basis is missing or cannot be used here.</summary>
    BasisNotUsable = 125,

    /// <summary>A row of the table cannot be read.</summary>
    RowMalformed = 126,

    /// <summary>The document is not well-formed XML, or holds what is never read from strangers.</summary>
    XmlMalformed = 127,

    // ---- 2xx: the envelope ----

    /// <summary>The bytes are not a COSE_Sign1 in deterministic encoding.</summary>
    EnvelopeMalformed = 201,

    /// <summary>A protected header is missing or has the wrong type.</summary>
    HeaderMalformed = 202,

    /// <summary>A header that must be understood is not known.</summary>
    HeaderUnknown = 203,

    /// <summary>The content type is not one that is registered here.</summary>
    ContentTypeUnknown = 204,

    /// <summary>The statement was made for another network.</summary>
    OtherNetwork = 205,

    /// <summary>The statement's validity is over.</summary>
    StatementExpired = 206,

    /// <summary>The statement's validity is longer than 30 days, or ends before it begins.</summary>
    ValidityTooLong = 207,

    /// <summary>The statement says it was issued in the future.</summary>
    IssuedInTheFuture = 208,

    /// <summary>The signing key is not registered.</summary>
    KeyUnknown = 209,

    /// <summary>The algorithm is not the one that the key is bound to.</summary>
    AlgorithmNotOfTheKey = 210,

    /// <summary>The signature does not verify.</summary>
    SignatureInvalid = 211,

    /// <summary>The network's genesis does not name this signature suite.</summary>
    SuiteNotOfTheNetwork = 212,

    // ---- 3xx: who may act ----

    /// <summary>The key belongs to another party than the issuer.</summary>
    KeyOfAnotherParty = 301,

    /// <summary>The key is not yet valid at this position.</summary>
    KeyNotYetValid = 302,

    /// <summary>The key's validity has ended at this position.</summary>
    KeyExpired = 303,

    /// <summary>The key was revoked.</summary>
    KeyRevoked = 304,

    /// <summary>The party is not registered.</summary>
    PartyUnknown = 305,

    /// <summary>The party may not act (suspended).</summary>
    PartySuspended = 306,

    /// <summary>The act is reserved to an authority with another role.</summary>
    AuthorityRequired = 307,

    /// <summary>The site is not registered.</summary>
    SiteUnknown = 308,

    /// <summary>The site is run by another party.</summary>
    SiteOfAnotherParty = 309,

    /// <summary>No permit covers this activity of this party at this site at this time.</summary>
    PermitMissing = 310,

    /// <summary>The permit does not cover this material's chain.</summary>
    PermitDoesNotCoverMaterial = 311,

    /// <summary>The issuer is not a party to this act.</summary>
    NotConcerned = 312,

    /// <summary>The laboratory is not accredited for this method or element.</summary>
    LaboratoryNotAccredited = 313,

    /// <summary>The instrument is not registered or its calibration does not cover the time.</summary>
    InstrumentNotCalibrated = 314,

    /// <summary>The party was excluded from the network's members.</summary>
    MemberExcluded = 315,

    /// <summary>Only a full member organisation governs.</summary>
    MemberRequired = 316,

    /// <summary>The network is halted: only governance is accepted.</summary>
    NetworkHalted = 317,

    // ---- 4xx: time ----

    /// <summary>The event lies in the future, beyond the allowed skew.</summary>
    EventInTheFuture = 401,

    /// <summary>The event is later reported than its kind of act allows.</summary>
    EventTooLate = 402,

    /// <summary>The event lies before a fact that it builds on.</summary>
    EventBeforeItsInput = 403,

    /// <summary>The event lies in a closed period.</summary>
    PeriodClosed = 404,

    /// <summary>The period cannot be closed: it is closed already, or has not ended.</summary>
    PeriodNotClosable = 405,

    /// <summary>The opening window is closed.</summary>
    OpeningWindowClosed = 406,

    // ---- 5xx: lots ----

    /// <summary>The lot is not known.</summary>
    LotUnknown = 501,

    /// <summary>The lot exists already.</summary>
    LotAlreadyCommissioned = 502,

    /// <summary>The lot is wholly consumed, split, destroyed or gone.</summary>
    LotAlreadyConsumed = 503,

    /// <summary>The act takes more mass than the lot has left.</summary>
    MassExceeded = 504,

    /// <summary>The lot is in quarantine.</summary>
    LotInQuarantine = 505,

    /// <summary>The lot is under hold.</summary>
    LotUnderHold = 506,

    /// <summary>The issuer does not possess the lot.</summary>
    NotInPossession = 507,

    /// <summary>The lot is packed in a parent that the act does not move.</summary>
    LotIsPacked = 508,

    /// <summary>The lot is in transit.</summary>
    LotInTransit = 509,

    /// <summary>The lot is at another site.</summary>
    LotAtAnotherSite = 510,

    /// <summary>The lot is named twice in one act.</summary>
    LotNamedTwice = 511,

    /// <summary>The material cannot enter or leave this process step.</summary>
    MaterialNotOfTheStep = 512,

    /// <summary>The packing parent is not known, or is not what holds the lot.</summary>
    ParentUnknown = 513,

    /// <summary>The packing parent is already in use by another party.</summary>
    ParentInUse = 514,

    /// <summary>An object that is no controlled lot cannot stand for one.</summary>
    NotAControlledLot = 515,

    /// <summary>A mass of zero cannot be acted upon.</summary>
    MassZero = 516,

    /// <summary>An alias is already bound to another lot.</summary>
    AliasInUse = 517,

    // ---- 6xx: conservation and custody models ----

    /// <summary>An output holds an element that no input holds.</summary>
    ElementFromNothing = 601,

    /// <summary>The outputs and losses hold more of an element than the inputs.</summary>
    ElementExceedsInputs = 602,

    /// <summary>The mass comes from the account of material unaccounted for, which can never be spent.</summary>
    UnaccountedForIsNotSpendable = 603,

    /// <summary>A split or sample changes the composition.</summary>
    SplitChangesComposition = 604,

    /// <summary>The parts do not add up to what was taken.</summary>
    PartsDoNotAddUp = 605,

    /// <summary>The chain-of-custody model of an input forbids this mixing.</summary>
    MixingForbidden = 606,

    /// <summary>The claimed chain-of-custody model is stricter than its inputs allow.</summary>
    CustodyModelTooStrict = 607,

    /// <summary>The claimed origin share of an element exceeds that of the inputs.</summary>
    OriginShareRaised = 608,

    /// <summary>The credit is spent already or was never earned.</summary>
    CreditNotAvailable = 609,

    /// <summary>The circuit is not known at this site.</summary>
    CircuitUnknown = 610,

    /// <summary>The circuit holds too little of an element.</summary>
    CircuitWouldGoNegative = 611,

    /// <summary>The cap of the by-product stream is exceeded.</summary>
    StreamCapExceeded = 612,

    /// <summary>The correction of a source exceeds the catalogue's uncertainty or the site's budget.</summary>
    CorrectionBudgetExceeded = 613,

    /// <summary>The stated composition does not fit the material.</summary>
    CompositionDoesNotFitMaterial = 614,

    // ---- 7xx: movement, title, weights and assays ----

    /// <summary>The shipment is not known or is not open.</summary>
    ShipmentUnknown = 701,
    /// <summary>The shipment's identifier is already used.</summary>
    ShipmentAlreadyKnown = 702,
    /// <summary>The issuer is not the shipment's receiver.</summary>
    NotTheReceiver = 703,
    /// <summary>The issuer does not own the lot.</summary>
    NotTheOwner = 704,
    /// <summary>The weight or assay is final already.</summary>
    ResultAlreadyFinal = 705,
    /// <summary>A sealed result does not match its seal, or the seal is missing.</summary>
    SealDoesNotMatch = 706,
    /// <summary>The contract is not known or names other parties.</summary>
    ContractUnknown = 707,
    /// <summary>Both parties' results must be opened before a settlement.</summary>
    ResultsNotComplete = 708,
    /// <summary>The goods are not cleared by customs for this destination.</summary>
    ClearanceMissing = 709,

    // ---- 8xx: decisions of authority ----

    /// <summary>The object of the act exists already.</summary>
    AlreadyRegistered = 801,
    /// <summary>The act needs the decision of two persons: propose and approve it.</summary>
    TwoPersonsRequired = 802,
    /// <summary>The proposal is not known, or is decided or lapsed.</summary>
    ProposalUnknown = 803,
    /// <summary>The same person cannot propose and approve.</summary>
    SamePersonTwice = 804,
    /// <summary>The hold is not known or is lifted already.</summary>
    HoldUnknown = 805,
    /// <summary>The permit is not known or has ended.</summary>
    PermitUnknown = 806,
    /// <summary>The lot is not in quarantine.</summary>
    NotInQuarantine = 807,
    /// <summary>The genesis is already set, or the act may stand only in it.</summary>
    GenesisOnly = 808,
    /// <summary>The key is already registered.</summary>
    KeyAlreadyRegistered = 809,
    /// <summary>The validity interval is empty or runs backwards.</summary>
    IntervalEmpty = 810,
    /// <summary>The change would hold from a place in the log that does not lie ahead.</summary>
    ChangeNotAhead = 811,
    /// <summary>The same organisation agrees to a change twice.</summary>
    SameOrganisationTwice = 812,
    /// <summary>The quorum is not within its bounds.</summary>
    QuorumOutOfBounds = 813,
    /// <summary>The organisation is not a member then.</summary>
    OrganisationUnknown = 814,
    /// <summary>The change would change nothing.</summary>
    ChangeWithoutEffect = 815,

    // ---- 9xx: corrections ----

    /// <summary>The event to correct is not known.</summary>
    CorrectionTargetUnknown = 901,
    /// <summary>The event is corrected already.</summary>
    AlreadyCorrected = 902,
    /// <summary>The event to correct was recorded by another party.</summary>
    CorrectionOfAnothersEvent = 903,
    /// <summary>The event's identifier is already used with other content.</summary>
    EventIdInUse = 904,

    // ---- 10xx: the node itself (never part of the law) ----
    /// <summary>The caller has not said who it is.</summary>
    SignInRequired = 1001,
    /// <summary>The caller may not do or see this.</summary>
    NotPermitted = 1002,
    /// <summary>Too many requests.</summary>
    TooManyRequests = 1003,
    /// <summary>The resource is not known.</summary>
    NotFound = 1004,
    /// <summary>The method is not offered here.</summary>
    MethodNotOffered = 1005,
    /// <summary>The media type is not accepted or not offered.</summary>
    MediaTypeNotOffered = 1006,
    /// <summary>The node cannot take statements now.</summary>
    NotAccepting = 1007,
    /// <summary>The request is not well formed.</summary>
    RequestMalformed = 1008,
    /// <summary>The key's private half is public knowledge: it is one of the demo's.</summary>
    KeyIsPublic = 1009,
    /// <summary>A parameter of a query is unknown or has a wrong value.</summary>
    QueryParameterWrong = 1010,
    /// <summary>More events match than the query or the node allows.</summary>
    QueryTooLarge = 1011,
    /// <summary>Something of this name is there already.</summary>
    NameTaken = 1012,
    /// <summary>The answer is not offered in the form that is asked for.</summary>
    FormNotOffered = 1013,
    /// <summary>The node may not send to this destination.</summary>
    DestinationNotAllowed = 1014,
    /// <summary>What is asked for is read from a database that does not answer now.</summary>
    ViewsUnavailable = 1015,
    /// <summary>A portal reaches no node of the ledger.</summary>
    LedgerUnreachable = 1016,
}
