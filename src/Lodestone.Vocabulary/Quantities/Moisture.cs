namespace Lodestone.Vocabulary;

/// <summary>
/// Between the wet mass and the dry: a share of the wet mass is water and leaves on drying. The same arithmetic holds
/// for loss on ignition, between the mass as it is and the ignited mass; the two losses are separate facts.
/// </summary>
public static class Moisture
{
    /// <summary>The dry mass in a wet mass, rounded down to a milligram.</summary>
    public static Mass DryMassOf(Mass wet, Ppb moisture) =>
        Mass.FromMilligrams((long)((Int128)wet.Milligrams * Left(moisture) / Ppb.Whole));

    /// <summary>
    /// The wet mass that holds a dry mass, rounded down to a milligram; null if all of it would be water or it would
    /// be more than one lot can hold.
    /// </summary>
    public static Mass? WetMassOf(Mass dry, Ppb moisture)
    {
        if (Left(moisture) == 0)
        {
            return null;
        }

        Int128 wet = (Int128)dry.Milligrams * Ppb.Whole / Left(moisture);
        return wet <= Mass.MaxMilligrams ? Mass.FromMilligrams((long)wet) : null;
    }

    /// <summary>A share by wet mass, from the share by dry mass, rounded down to a part per billion.</summary>
    public static Ppb WetShareOf(Ppb dryShare, Ppb moisture) =>
        Ppb.Of((long)((Int128)dryShare.Value * Left(moisture) / Ppb.Whole));

    /// <summary>
    /// A share by dry mass, from the share by wet mass, rounded down to a part per billion; null if the share is more
    /// than what is not water.
    /// </summary>
    public static Ppb? DryShareOf(Ppb wetShare, Ppb moisture)
    {
        if (wetShare.Value > Left(moisture) || Left(moisture) == 0)
        {
            return null;
        }

        return Ppb.Of((long)((Int128)wetShare.Value * Ppb.Whole / Left(moisture)));
    }

    /// <summary>The element in a wet mass whose assay was made on the dry: rounded down to a picogram.</summary>
    public static ElementAmount ElementIn(Mass wet, Ppb moisture, Ppb dryShare) =>
        ElementAmount.In(wet, dryShare).Share(Left(moisture), Ppb.Whole);

    private static long Left(Ppb moisture) => Ppb.Whole - moisture.Value;
}
