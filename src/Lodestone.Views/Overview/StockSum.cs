using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Stock of a material in one state: the lots of one party, of one site, or of all.</summary>
/// <param name="Material">Material code.</param>
/// <param name="Form">Stage along the chain, or null if the catalogue does not know the material.</param>
/// <param name="Status">Where its lots stand.</param>
/// <param name="Lots">How many lots.</param>
/// <param name="Milligrams">Mass left in all of them.</param>
/// <param name="ContentMilligrams">Listed elements in them by their books, each lot rounded down.</param>
/// <param name="OxideMilligrams">The rare earths among these as oxides (REO), each lot rounded down.</param>
public sealed record StockSum(
    string Material,
    MaterialForm? Form,
    LotStatus Status,
    long Lots,
    long Milligrams,
    long ContentMilligrams,
    long OxideMilligrams);
