using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>One step of a policy.</summary>
/// <param name="Name">snake_case; also the name of its text. Stands in events: never renamed.</param>
/// <param name="Offset">Days after the due date; negative before it.</param>
/// <param name="Channel">How it goes out.</param>
/// <param name="Addressee">Whom it is meant for.</param>
public sealed record PolicyStep(string Name, int Offset, Channel Channel, ContactRole Addressee)
{
    /// <summary>The way taken where the debtor cannot be reached by <see cref="Channel"/>; none where the step must not change its form.</summary>
    public Channel Fallback { get; init; }

    /// <summary>It announces a consequence: never a first contact, and a second person approves it.</summary>
    public bool IsThreat { get; init; }

    /// <summary>It states late interest and the flat compensation; a reminder states none.</summary>
    public bool ClaimsInterest { get; init; }

    /// <summary>It names the first day on which an agency can have the claims: only said where one would get them.</summary>
    public bool NamesSanction { get; init; }

    /// <summary>Only invoices of at least this much.</summary>
    public Money From { get; init; }

    /// <summary>Before the due date: it informs, and claims nothing.</summary>
    public bool IsPrevention => Offset < 0;

    /// <summary>The formal notice (mise en demeure): the last letter of the company itself.</summary>
    public bool IsFormalNotice => Channel == Channel.RegisteredLetter;
}
