using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Settlements.SettlementCommand;
using static Recouvrement.Litigation.Domain.Settlements.SettlementEvent;

namespace Recouvrement.Litigation.Domain.Settlements;

/// <summary>How far a settlement has come.</summary>
public enum SettlementStage
{
    /// <summary>Nothing was proposed.</summary>
    NotProposed,

    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>Agreed to; to be paid.</summary>
    Agreed,

    /// <summary>A second person did not agree.</summary>
    Declined,

    /// <summary>Paid.</summary>
    Kept,

    /// <summary>Not paid in time.</summary>
    Broken,
}

/// <summary>A settlement with a debtor (transaction): who gave up what, by whose word.</summary>
/// <param name="Stage">How far it has come.</param>
/// <param name="Matter">Null until proposed.</param>
/// <param name="Terms">Null until proposed.</param>
/// <param name="ProposedBy">May not agree to it himself.</param>
/// <param name="ApprovedOn">Null until agreed to.</param>
/// <param name="TitleOn">Since when it can be enforced; null while it cannot.</param>
/// <param name="Title">By what.</param>
public sealed record Settlement(SettlementStage Stage, SettlementMatter? Matter, SettlementTerms? Terms, string? ProposedBy, DateOnly? ApprovedOn, DateOnly? TitleOn = null, SettlementTitle Title = SettlementTitle.None)
    : IDecider<Settlement, SettlementCommand, SettlementEvent>
{
    /// <inheritdoc/>
    public static Settlement Initial { get; } = new(SettlementStage.NotProposed, null, null, null, null);

    /// <summary>The invoices that it is about, as they were when it was proposed; null until then, and where it was proposed before they were kept.</summary>
    public ImmutableArray<SettledInvoice>? Invoices { get; init; }

    /// <summary>The stream of a settlement.</summary>
    public static Guid StreamOf(Guid file, string reference) => NameBasedId.Of($"settlement|{file}|{reference.ToUpperInvariant()}");

    /// <inheritdoc/>
    public static Decision<SettlementEvent> Decide(Settlement state, SettlementCommand command) => (command, state.Stage) switch
    {
        (ProposeSettlement p, SettlementStage.NotProposed)        => Proposes(p),
        (ProposeSettlement p, _)                                  => state.Terms == p.Terms ? Nothing : Refuse("reference_used", "Something else was proposed under this reference."),
        (_, SettlementStage.NotProposed)                          => Refuse("no_such_settlement", "Nothing was proposed under this reference."),
        (ApproveSettlement a, SettlementStage.Proposed)           => a.By == state.ProposedBy ? SamePerson : new SettlementApproved(state.Matter!, state.Terms!, state.ProposedBy!, a.By, a.On),
        (DeclineSettlement d, SettlementStage.Proposed)           => d.By == state.ProposedBy ? SamePerson : new SettlementDeclined(d.By, d.On),
        (_, SettlementStage.Proposed)                             => Refuse("not_approved", "A second person has not agreed to it yet."),
        (ApproveSettlement, not SettlementStage.Declined)         => Nothing,
        (DeclineSettlement, SettlementStage.Declined)             => Nothing,
        (KeepSettlement, SettlementStage.Kept)                    => Nothing,
        (BreakSettlement, SettlementStage.Broken)                 => Nothing,
        (KeepSettlement k, SettlementStage.Agreed)                => k.PaidOn > k.On ? Refuse("day_in_future", $"It is {k.On:yyyy-MM-dd}.") : new SettlementKept(k.PaidOn, k.By, k.On),
        (BreakSettlement b, SettlementStage.Agreed)               => state.Breaks(b),
        (MakeSettlementEnforceable m, not SettlementStage.Declined) => state.MakesEnforceable(m),
        _                                                         => Refuse("settlement_over", "This settlement is decided already."),
    };

    /// <inheritdoc/>
    public static Settlement Evolve(Settlement state, SettlementEvent happened) => happened switch
    {
        SettlementProposed e => new(SettlementStage.Proposed, e.Matter, e.Terms, e.By, null) { Invoices = e.Invoices },
        SettlementApproved e => state with { Stage = SettlementStage.Agreed, ApprovedOn = e.On },
        SettlementDeclined   => state with { Stage = SettlementStage.Declined },
        SettlementKept       => state with { Stage = SettlementStage.Kept },
        SettlementBroken     => state with { Stage = SettlementStage.Broken },
        SettlementMadeEnforceable e => state with { TitleOn = e.ObtainedOn, Title = e.Title },
        _ => throw new UnreachableException(),
    };

    static Decision<SettlementEvent> Proposes(ProposeSettlement propose) => propose.Terms switch
    {
        var t when !t.Agreed.IsPositive && !t.Waived().IsPositive => Refuse("nothing_settled", "A settlement is about something."),
        { IsPublicBody: true, WaivedInterest.IsPositive: true }   => Refuse("waiver_void", "A public buyer cannot be let off late interest: the waiver would be void (CCP L2192-14)."),
        { WaivedInterest.IsPositive: true } when !propose.MayWaivePenalties => Refuse("waiver_forbidden", "This installation gives up no late interest."),
        _ when propose.Invoices.IsEmpty                           => Refuse("nothing_owed", "Nothing is owed in this file."),
        var t when propose.Invoices.Any(i => i.Amount.Currency != t.Agreed.Currency) => Refuse("not_in_euros", "A settlement is of euros, and a claim of this file is not: a person writes that protocol."),
        var t when t.PayBy < propose.On                           => Refuse("day_past", "The last day of payment is past."),
        _                                                         => new SettlementProposed(propose.Matter, propose.Terms, propose.By, propose.On, propose.Invoices),
    };

    Decision<SettlementEvent> Breaks(BreakSettlement broken) => this switch
    {
        _ when broken.BrokenOn > broken.On       => Refuse("day_in_future", $"It is {broken.On:yyyy-MM-dd}."),
        _ when broken.BrokenOn <= Terms!.PayBy   => Refuse("still_in_time", $"It can be paid until the end of {Terms.PayBy:yyyy-MM-dd}."),
        _                                        => new SettlementBroken(broken.BrokenOn, broken.By, broken.On),
    };

    // What is kept needs no title, and one that was broken may still get one: the claim that it revives is another one.
    Decision<SettlementEvent> MakesEnforceable(MakeSettlementEnforceable made) => this switch
    {
        { TitleOn: { } known }                      => (known, Title) == (made.ObtainedOn, made.Title) ? Nothing : Refuse("already_recorded", $"It can be enforced since {known:yyyy-MM-dd}."),
        _ when made.ObtainedOn > made.On            => Refuse("day_in_future", $"It is {made.On:yyyy-MM-dd}."),
        _ when made.ObtainedOn < ApprovedOn         => Refuse("day_before", $"It was agreed to on {ApprovedOn:yyyy-MM-dd}."),
        { Stage: SettlementStage.Kept }             => Refuse("settlement_over", "It was paid: there is nothing to enforce."),
        _                                           => new SettlementMadeEnforceable(made.Title, made.ObtainedOn, made.By, made.On),
    };

    static Decision<SettlementEvent> SamePerson => Refuse("same_person", "Who proposed it may not decide on it: a second person must.");
}
