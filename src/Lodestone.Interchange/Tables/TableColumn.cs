namespace Lodestone.Interchange;

/// <summary>A column that a table may have.</summary>
/// <param name="Key">What it is: the member of the event that it fills.</param>
/// <param name="TitleEn">Its title in English.</param>
/// <param name="TitleZh">Its title in Chinese.</param>
/// <param name="IsRequired">Whether a table without it is refused.</param>
/// <param name="Example">What may stand in it.</param>
internal sealed record TableColumn(
    string Key, string TitleEn, string TitleZh, bool IsRequired = false, string Example = "");
