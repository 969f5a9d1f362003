namespace Lodestone.Vocabulary;

/// <summary>The chain-of-custody model of a lot, ISO 22095:2020 section 3.3, strictest first.</summary>
public enum CustodyModel
{
    /// <summary>From one single source, kept apart (3.3.1).</summary>
    IdentityPreserved = 1,

    /// <summary>Only mixed with material of the same characteristics (3.3.2).</summary>
    Segregated = 2,

    /// <summary>Mixed in known proportions that the lot states (3.3.3).</summary>
    ControlledBlending = 3,

    /// <summary>Mixed; characteristics are assigned from a balance over a period (3.3.4).</summary>
    MassBalance = 4,

    /// <summary>The record flow is not connected to the physical flow (3.3.5).</summary>
    BookAndClaim = 5,
}
