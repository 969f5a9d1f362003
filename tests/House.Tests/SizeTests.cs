namespace House.Tests;

public sealed partial class SizeTests
{
    [Fact]
    public void Files_and_functions_are_short_and_types_have_their_own_files() =>
        Finding.None(Repository.CSharp.SelectMany(Sizes.Of));
}
