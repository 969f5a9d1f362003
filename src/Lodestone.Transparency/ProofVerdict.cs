namespace Lodestone.Transparency;

/// <summary>What became of checking a Merkle proof. There is no zero: an unset verdict is not a valid one.</summary>
public enum ProofVerdict
{
    /// <summary>The proof holds.</summary>
    Valid = 1,

    /// <summary>The entry's index is not below the tree's size.</summary>
    IndexBeyondTree = 2,

    /// <summary>The old tree is larger than the new one.</summary>
    TreeShrank = 3,

    /// <summary>Fewer hashes than the sizes need.</summary>
    PathTooShort = 4,

    /// <summary>More hashes than the sizes need.</summary>
    PathTooLong = 5,

    /// <summary>The path leads to another root than the one given.</summary>
    RootMismatch = 6,

    /// <summary>The path leads to another old root, or two roots differ at one size: a fork.</summary>
    OldRootMismatch = 7,

    /// <summary>The path leads to another new root.</summary>
    NewRootMismatch = 8,

    /// <summary>The root given for the empty tree is not the empty root.</summary>
    EmptyRootMismatch = 9,

    /// <summary>The old tree is empty: every tree grew out of it, and the new root could be any.</summary>
    NothingProven = 10,
}
