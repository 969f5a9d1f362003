namespace Lodestone.Interchange;

/// <summary>What a capture does when one event of a document is refused (<c>GS1-Capture-Error-Behaviour</c>).</summary>
public enum CaptureErrorBehaviour
{
    /// <summary>All or nothing: the document is one statement. The default of the standard.</summary>
    Rollback = 1,

    /// <summary>Each event stands for itself: one statement an event.</summary>
    Proceed = 2,
}
