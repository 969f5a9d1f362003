namespace Lodestone.Views;

/// <summary>How a share is meant. The public is told no exact ones but nothing and all.</summary>
public enum SharePrecision
{
    /// <summary>As it is in the book.</summary>
    Exact = 1,

    /// <summary>Rounded to whole tenths, and neither nothing nor all.</summary>
    About = 2,

    /// <summary>More than nothing and less than what is said.</summary>
    Under = 3,

    /// <summary>More than what is said and less than all.</summary>
    Over = 4,
}
