using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What the sign-in page shows.</summary>
/// <param name="Back">Where to go when it is done.</param>
/// <param name="Fault">What went wrong; null if nothing.</param>
/// <param name="FormField">Name of the hidden field that shows that the form is this page's own.</param>
/// <param name="FormValue">Its value.</param>
/// <param name="DemoKeys">API keys of a demo network, by whose they are; empty elsewhere.</param>
public sealed record SignInModel(
    string Back, Label? Fault, string FormField, string FormValue, IReadOnlyList<(Label Name, string Key)> DemoKeys);
