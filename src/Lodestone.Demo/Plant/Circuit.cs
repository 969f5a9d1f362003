namespace Lodestone.Demo;

/// <summary>What a circuit holds as the generator follows it.</summary>
internal sealed class Circuit
{
    public Contents Book { get; private set; } = Contents.Nothing;

    public void Charge(Contents fed) => Book = Book.Plus(fed);

    public void Draw(Contents drawn) => Book = Book.Less(drawn);
}
