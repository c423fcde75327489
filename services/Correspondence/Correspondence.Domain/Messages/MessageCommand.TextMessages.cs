namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>What becomes of a text message.</summary>
public enum TextFate
{
    /// <summary>Nothing is known.</summary>
    None,

    /// <summary>Handed over.</summary>
    Delivered,

    /// <summary>Never will be.</summary>
    Undeliverable,

    /// <summary>Its recipient wants no more.</summary>
    Declined,
}

public abstract partial record MessageCommand
{
    /// <summary>The provider tells what became of a text message.</summary>
    /// <param name="Fate">What.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportText(TextFate Fate, DateOnly On) : MessageCommand;
}
