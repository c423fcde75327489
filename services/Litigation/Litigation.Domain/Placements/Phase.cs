namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>How far an agency has gone with its claims. It only ever goes on to the next.</summary>
public enum Phase
{
    /// <summary>Nothing is placed.</summary>
    None,

    /// <summary>It asks (recouvrement amiable).</summary>
    Amicable,

    /// <summary>It has given formal notice of its own (précontentieux).</summary>
    PreLitigation,

    /// <summary>It is before a court, or enforces a title (recouvrement judiciaire): only with the creditor's green light.</summary>
    Judicial,
}
