namespace House.Tests;

/// <summary>How long things may be, and how many of them a file may hold.</summary>
internal static class Sizes
{
    public const int LinesOfFile = 400;
    public const int LinesOfFunction = 60;
    public const int Columns = 120;

    /// <summary>Beyond this a type that is neither a record nor an enum wants a file of its own.</summary>
    public const int LinesOfSmallType = 40;

    public static IEnumerable<Finding> Of(SourceFile file)
    {
        CSharpShape shape = CSharpShape.Of(file.Text);
        return [.. Files(file), .. Functions(file, shape), .. Types(file, shape)];
    }

    public static IEnumerable<Finding> LongLines(SourceFile file) =>
        file.Lines.Select((line, index) => (line, Number: index + 1))
            .Where(row => row.line.Length > Columns)
            .Select(row => new Finding(
                file.Path, row.Number, $"{row.line.Length} columns", $"break the line before column {Columns}"));

    private static IEnumerable<Finding> Files(SourceFile file)
    {
        int lines = file.Text.AsSpan().Count('\n');
        if (lines > LinesOfFile)
        {
            yield return new Finding(
                file.Path, lines, $"{lines} lines", $"split it by what it tells into files under {LinesOfFile} lines");
        }
    }

    private static IEnumerable<Finding> Functions(SourceFile file, CSharpShape shape) =>
        shape.Functions.Where(function => function.Length > LinesOfFunction).Select(function => new Finding(
            file.Path, function.FirstLine, $"{function.Name} has {function.Length} lines",
            $"name its steps and make them functions of at most {LinesOfFunction} lines"));

    private static IEnumerable<Finding> Types(SourceFile file, CSharpShape shape)
    {
        DeclaredType[] types = [.. shape.Types.Where(type => !type.IsNested && !type.IsPrivateToFile)];
        if (types.Length == 1 && !IsNamedAfter(file, types[0]))
        {
            yield return new Finding(
                file.Path, types[0].FirstLine, $"the file's only type is {types[0].Name}",
                $"name the file {types[0].Name}.cs");
        }

        foreach (DeclaredType type in types.Where(type => !MayShareAFile(type) && !IsNamedAfter(file, type)))
        {
            yield return new Finding(
                file.Path, type.FirstLine, $"{type.Name} is a guest in this file",
                $"give it a file of its own ({type.Name}.cs): beside the type that names the file, only records, enums "
                + $"and types of at most {LinesOfSmallType} lines may stand");
        }
    }

    private static bool IsNamedAfter(SourceFile file, DeclaredType type) =>
        file.Name.Split('.')[0] == type.Name || file.Name == "Program.cs";

    private static bool MayShareAFile(DeclaredType type) =>
        type.Kind.StartsWith("record", StringComparison.Ordinal) || type.Kind == "enum"
        || type.Length <= LinesOfSmallType;
}
