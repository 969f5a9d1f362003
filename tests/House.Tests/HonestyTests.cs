namespace House.Tests;

public sealed class HonestyTests
{
    private static readonly string[] RoomsWithoutRounding = ["Vocabulary", "Rules", "Transparency", "Verifier"];

    [Fact]
    public void Nothing_is_left_for_later() => Finding.None(Repository.TextFiles.SelectMany(Honesty.PostponedWork));

    [Fact]
    public void Nothing_names_a_machine_or_a_registry() =>
        Finding.None(Repository.TextFiles.SelectMany(Honesty.PlacesElsewhere));

    [Fact]
    public void Rooms_that_others_must_agree_with_have_no_floating_point() =>
        Finding.None(RoomsWithoutRounding.SelectMany(Repository.Room).SelectMany(Honesty.FloatingPoint));

    [Fact]
    public void Only_the_node_at_its_edge_may_catch_everything() =>
        Finding.None(Repository.Shipped.Where(file => !file.IsUnder("src/Lodestone.Node/"))
            .SelectMany(Honesty.CaughtAndForgotten));

    [Fact]
    public void No_room_syncs_by_a_call_that_hides_failure() =>
        Finding.None(Repository.Shipped.SelectMany(Honesty.HiddenSyncs));

    [Fact]
    public void Every_test_file_asserts_something() =>
        Finding.None(Repository.Tests.SelectMany(Honesty.TestsWithoutClaim));

    [Fact]
    public void Names_of_tests_are_claims() => Finding.None(Repository.Tests.SelectMany(Honesty.TestNames));

    [Fact]
    public void Interfaces_have_more_than_one_implementation() => Finding.None(Interfaces.WithOneImplementation(
        [.. Repository.Shipped], [.. Repository.CSharp]));

    [Fact]
    public void Planted_postponements_and_places_are_found()
    {
        SourceFile file = new("src/A.cs", "// TO" + "DO later\n[Fact(Sk" + "ip = \"x\")]\nvar a = \"/ho" + "me/x\";\n");
        Assert.Equal([1, 2], Honesty.PostponedWork(file).Select(finding => finding.Line));
        Assert.Equal([3], Honesty.PlacesElsewhere(file).Select(finding => finding.Line));
    }

    [Fact]
    public void Planted_rounding_and_swallowing_are_found()
    {
        SourceFile file = new(
            "src/A.cs",
            "// double\nvar b = \"float\";\ndouble c;\ntry { } catch (Exception fault) { }\ntry { } catch { }\n"
            + "try { } catch (Exception fault) when (fault is A or B) { }\n");
        Assert.Equal([3], Honesty.FloatingPoint(file).Select(finding => finding.Line));
        Assert.Equal([4, 5], Honesty.CaughtAndForgotten(file).Select(finding => finding.Line));
    }

    [Fact]
    public void Planted_syncs_that_hide_failure_are_found()
    {
        SourceFile file = new(
            "src/A.cs",
            "// Flush(true)\nfile.Flush();\nfile.Flush(true);\nfile.Flush(flushToDisk: isLast);\n"
            + "RandomAccess.FlushToDisk(file);\n");
        Assert.Equal([3, 4, 5], Honesty.HiddenSyncs(file).Select(finding => finding.Line));
    }

    [Fact]
    public void Planted_empty_tests_are_found()
    {
        SourceFile file = new(
            "tests/A.cs", "[Fact]\npublic void LotWorks() { }\n[Fact]\npublic void Lot_is_new() { }\n");
        Assert.Equal(["asserts nothing"], Honesty.TestsWithoutClaim(file).Select(finding => finding.What));
        Assert.Equal(["LotWorks is no claim"], Honesty.TestNames(file).Select(finding => finding.What));
    }

    [Fact]
    public void A_planted_interface_with_one_implementation_is_found()
    {
        SourceFile[] files =
        [
            new("src/A.cs", "interface IOne;\ninterface ITwo { }\nclass A : B, IOne;"),
            new("src/B.cs", "class B : ITwo { }\nrecord C(int D) : ITwo;"),
        ];
        Assert.Equal(
            ["src/A.cs:1: IOne has 1 implementation; use the type itself until there are two"],
            Interfaces.WithOneImplementation(files, files).Select(finding => finding.ToString()));
    }
}
