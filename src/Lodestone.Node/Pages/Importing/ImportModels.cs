using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What the page shows that takes a table.</summary>
/// <param name="Kind">What the table holds.</param>
/// <param name="Fault">Why nothing could be read; null if nothing was sent.</param>
/// <param name="FormField">Name of the hidden field that shows that the form is this page's own.</param>
/// <param name="FormValue">Its value.</param>
public sealed record TableModel(string Kind, Label? Fault, string FormField, string FormValue);

/// <summary>Where an import stands, as its page shows it.</summary>
public enum ImportStand
{
    /// <summary>It runs.</summary>
    Running = 1,

    /// <summary>Every row holds; nothing is submitted.</summary>
    Holds = 2,

    /// <summary>Some rows do not hold; nothing is submitted.</summary>
    Wrong = 3,

    /// <summary>Submitted.</summary>
    Done = 4,

    /// <summary>It could not go on.</summary>
    Failed = 5,
}

/// <summary>What the page of an import shows.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Stand">Where it stands.</param>
/// <param name="IsSubmitting">Whether it signs, else only judges.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="WrongCount">Things that are wrong.</param>
/// <param name="NewCount">Events that hold and were not there.</param>
/// <param name="PresentCount">Events that are on the ledger already.</param>
/// <param name="SubmittedCount">Events that were registered.</param>
/// <param name="MaySubmit">Whether the table is still here to be submitted.</param>
/// <param name="Errors">What is wrong, as a table.</param>
/// <param name="Made">What the rows become, as a table.</param>
/// <param name="FormField">Name of the hidden field that shows that the form is this page's own.</param>
/// <param name="FormValue">Its value.</param>
public sealed record ImportModel(
    string Id,
    ImportStand Stand,
    bool IsSubmitting,
    long Rows,
    long WrongCount,
    long NewCount,
    long PresentCount,
    long SubmittedCount,
    bool MaySubmit,
    Grid Errors,
    Grid Made,
    string FormField,
    string FormValue);
