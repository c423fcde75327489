using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Mandates.MandateCommand;
using static Recouvrement.Litigation.Domain.Mandates.MandateEvent;

namespace Recouvrement.Litigation.Domain.Mandates;

/// <summary>Orders to the mandates of one creditor with one agency.</summary>
public abstract record MandateCommand
{
    MandateCommand() { }

    /// <summary>A mandate was signed; it takes the place of an earlier one for what is placed from its day on.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Agency">Name in the register.</param>
    /// <param name="Mandate">What was signed.</param>
    /// <param name="On">Business date.</param>
    public sealed record SignMandate(string Creditor, string Agency, WrittenMandate Mandate, DateOnly On) : MandateCommand;

    /// <summary>The agency has passed its test.</summary>
    /// <param name="Reference">Of the mandate.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReleaseMandate(string Reference, DateOnly On) : MandateCommand;

    /// <summary>The creditor or the agency ends it: nothing new is placed under it, and what is placed stays.</summary>
    /// <param name="Reference">Of the mandate.</param>
    /// <param name="On">Business date, the first day on which it holds no more.</param>
    public sealed record RevokeMandate(string Reference, DateOnly On) : MandateCommand;
}

/// <summary>Facts of the mandates of one creditor with one agency.</summary>
public abstract record MandateEvent
{
    MandateEvent() { }

    /// <summary>A mandate was signed.</summary>
    public sealed record MandateSigned(string Creditor, string Agency, WrittenMandate Mandate, DateOnly On) : MandateEvent;

    /// <summary>The agency is bound by its test no more.</summary>
    public sealed record MandateReleased(string Reference, DateOnly On) : MandateEvent;

    /// <summary>Nothing new is placed under it from that day on.</summary>
    public sealed record MandateRevoked(string Reference, DateOnly On) : MandateEvent;
}

/// <summary>A mandate and what became of it.</summary>
/// <param name="Written">As it was signed.</param>
/// <param name="ReleasedOn">Day from which its test bounds count no more.</param>
/// <param name="RevokedOn">First day on which it holds no more.</param>
public sealed record SignedMandate(WrittenMandate Written, DateOnly? ReleasedOn = null, DateOnly? RevokedOn = null)
{
    /// <summary>Bounds that still count.</summary>
    public TestBounds? Test => ReleasedOn is null ? Written.Test : null;

    /// <summary>Claims may be placed under it on a day.</summary>
    public bool HoldsOn(DateOnly on) => Written.HoldsOn(on) && (RevokedOn is not { } revoked || on < revoked);
}

/// <summary>The written mandates of one creditor with one agency (mandat de recouvrement).</summary>
/// <param name="All">In the order they were signed here.</param>
public sealed record CollectionMandate(ImmutableArray<SignedMandate> All) : IDecider<CollectionMandate, MandateCommand, MandateEvent>
{
    /// <inheritdoc/>
    public static CollectionMandate Initial { get; } = new([]);

    /// <summary>The stream of a creditor's mandates with an agency.</summary>
    public static Guid StreamOf(Siren creditor, string agency) => NameBasedId.OfStream("collection_mandate", creditor, agency);

    /// <summary>The mandate that what is placed on a day is placed under: the last signed of those of its kind that hold. Null when none does.</summary>
    /// <param name="on">The day.</param>
    /// <param name="kind">What has left the house is placed under a placement mandate, what is still dunned under a white-label one.</param>
    public SignedMandate? InForce(DateOnly on, MandateKind kind = MandateKind.Placement) => All.Where(mandate => mandate.Written.Terms.Kind == kind && mandate.HoldsOn(on)).OrderBy(mandate => mandate.Written.SignedOn).LastOrDefault();

    /// <inheritdoc/>
    public static Decision<MandateEvent> Decide(CollectionMandate state, MandateCommand command) => command switch
    {
        SignMandate sign       => state.Signs(sign),
        ReleaseMandate release => state.Find(release.Reference) switch
        {
            null            => Unknown,
            { Test: null }  => Nothing,
            _               => new MandateReleased(release.Reference, release.On),
        },
        RevokeMandate revoke   => state.Find(revoke.Reference) switch
        {
            null                    => Unknown,
            { RevokedOn: not null } => Nothing,
            _                       => new MandateRevoked(revoke.Reference, revoke.On),
        },
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static CollectionMandate Evolve(CollectionMandate state, MandateEvent happened) => happened switch
    {
        MandateSigned e   => new([.. state.All.Where(mandate => mandate.Written.Terms.Reference != e.Mandate.Terms.Reference), new(e.Mandate)]),
        MandateReleased e => state.With(e.Reference, mandate => mandate with { ReleasedOn = e.On }),
        MandateRevoked e  => state.With(e.Reference, mandate => mandate with { RevokedOn = e.On }),
        _ => throw new UnreachableException(),
    };

    static Refusal Unknown => Refuse("no_such_mandate", "There is no mandate of this reference between them.");

    SignedMandate? Find(string reference) => All.FirstOrDefault(mandate => mandate.Written.Terms.Reference == reference);

    CollectionMandate With(string reference, Func<SignedMandate, SignedMandate> change) =>
        new([.. All.Select(mandate => mandate.Written.Terms.Reference == reference ? change(mandate) : mandate)]);

    Decision<MandateEvent> Signs(SignMandate sign)
    {
        if (Find(sign.Mandate.Terms.Reference) is { } known)
            return known.Written == sign.Mandate ? Nothing : Refuse("mandate_reference_used", "Another text was signed under this reference: what was signed is not changed, an amendment has a reference of its own.");
        if (sign.Mandate.Refused() is { } refusal) return refusal;
        return sign.Mandate.SignedOn > sign.On
            ? Refuse("day_in_future", $"It is {sign.On:yyyy-MM-dd}: nothing was signed later.")
            : new MandateSigned(sign.Creditor, sign.Agency, sign.Mandate, sign.On);
    }
}
