namespace House.Tests;

/// <summary>The measure itself is measured: each fault that it must see is planted here.</summary>
public sealed class CSharpShapeTests
{
    private const string Sample = """""
        using System;
        namespace Sample;
        /// <summary>{ not a brace }</summary>
        public sealed class First<T> : IDisposable where T : class
        {
            private static readonly string[] rows =
            [
                "{", "}", "// no comment",
            ];
            private static int[] Table() =>
            [
                1,
                2,
            ];
            public string Name { get; init; } = "}";
            public static int[] Rows { get; } =
            [
                1,
            ];
            public int Length
            {
                get { return 1; }
            }
            public First(string name) { Name = name + '}' + '\'' + "\"}"; }
            /* } */
            public string Long(int depth = 3)
            {
                string text = $"{(depth > 2 ? $"}}{depth:D2}" : "{{")} }}";
                string raw = $$"""" { {{depth}} """ " } """";
                string path = @"\";
                return text switch
                {
                    "a" => raw,
                    _ => path,
                };
            }
            public static bool operator ==(First<T> left, First<T> right) => left.Name == right.Name;
            public static bool operator >=(First<T> left, First<T> right)
            {
                return true;
            }
            public enum Inner { One = 1, Two }
        }
        public sealed record Second(
            string A,
            string B);
        internal interface IThird { int Do(); }
        """"";

    [Fact]
    public void Types_are_found_with_their_lengths()
    {
        CSharpShape shape = CSharpShape.Of(Sample);
        Assert.Equal(
            ["class First 40", "enum Inner 1", "record Second 3", "interface IThird 1"],
            shape.Types.OrderBy(type => type.FirstLine).Select(type => $"{type.Kind} {type.Name} {type.Length}"));
        Assert.Equal(["Inner"], shape.Types.Where(type => type.IsNested).Select(type => type.Name));
    }

    [Fact]
    public void Functions_are_found_with_their_lengths_and_tables_are_none() =>
        Assert.Equal(
            ["Name 1", "Rows 1", "Length 4", "First 1", "Long 11", "operator 1", "operator 4"],
            CSharpShape.Of(Sample).Functions
                .Where(function => function.Name != "Do").Select(function => $"{function.Name} {function.Length}"));

    [Fact]
    public void Top_level_statements_are_a_function() =>
        Assert.Equal(
            ["the top-level statements 4"],
            CSharpShape.Of("using X;\nvar a = 1;\nif (a > 1)\n{ a++; }\nreturn a;\n").Functions
                .Select(function => $"{function.Name} {function.Length}"));

    [Theory]
    [InlineData("int a; // double", "int a;          ")]
    [InlineData("\"double\" + x", "\"      \" + x")]
    [InlineData("$\"double {a + \"b\"} b\"", "$\"        a + \" \"   \"")]
    [InlineData("'\"' + \"'\"", "' ' + \" \"")]
    public void Comments_and_literals_are_blank_and_holes_are_code(string text, string code) =>
        Assert.Equal(code, CSharpText.CodeOnly(text));
}
