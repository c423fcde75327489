using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Insolvencies;
using Recouvrement.Dunning.Domain.Insurance;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Cases.DunningCommand;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>
/// A debtor's case (dossier de recouvrement). It gathers all of the debtor's unpaid invoices; each climbs on its own, and the debtor hears
/// one voice. Facts from elsewhere are accepted in any order; what is due is computed from them and the day, never stored.
/// </summary>
public sealed partial record DunningCase : IDecider<DunningCase, DunningCommand, DunningEvent>
{
    /// <summary>Whose case; null before the first fact.</summary>
    public Account? Account { get; init; }

    /// <summary>What the customer is.</summary>
    public CustomerKind Kind { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string Language { get; init; } = "fr";

    /// <summary>The ERP's own segment; null where none.</summary>
    public string? Segment { get; init; }

    /// <summary>How it pays, where its source said so.</summary>
    public PayerProfile Payer { get; init; }

    /// <summary><c>goods</c>, <c>services</c> or <c>works</c>, of most of its claims; null where nobody said.</summary>
    public string? ClaimObject { get; init; }

    /// <summary>The policy that a person chose for this customer; null where nobody did.</summary>
    public string? PolicyException { get; init; }

    /// <summary>Version of the customer account that kind and language come from.</summary>
    public long ProfileVersion { get; init; }

    /// <summary>How the debtor can be reached.</summary>
    public Reach Reach { get; init; } = Reach.Unknown;

    /// <summary>What was told of its insolvency.</summary>
    public DebtorInsolvency Insolvency { get; init; } = DebtorInsolvency.None;

    /// <summary>What its contracts agree for late payment.</summary>
    public AgreedPenalties Penalties { get; init; } = AgreedPenalties.None;

    /// <summary>What credit insurers cover of it, by policy.</summary>
    public ImmutableDictionary<string, CreditCover> Covers { get; init; } = ImmutableDictionary<string, CreditCover>.Empty;

    /// <summary>The current or last episode; 0 before the first.</summary>
    public int Episode { get; init; }

    /// <summary>An episode is under way.</summary>
    public bool EpisodeIsOpen { get; init; }

    /// <summary>First day of the current or last episode; null before the first.</summary>
    public DateOnly? EpisodeFrom { get; init; }

    /// <summary>All invoices ever heard of.</summary>
    public ImmutableDictionary<Guid, CaseInvoice> Invoices { get; init; } = ImmutableDictionary<Guid, CaseInvoice>.Empty;

    /// <summary>Money received.</summary>
    public ImmutableDictionary<Guid, Receipt> Payments { get; init; } = ImmutableDictionary<Guid, Receipt>.Empty;

    /// <summary>All outgoing acts, by decision.</summary>
    public ImmutableDictionary<Guid, Outgoing> Outgoing { get; init; } = ImmutableDictionary<Guid, Outgoing>.Empty;

    /// <summary>All hand-overs.</summary>
    public ImmutableDictionary<Guid, HandOver> HandOvers { get; init; } = ImmutableDictionary<Guid, HandOver>.Empty;

    /// <summary>Alerts of the time to declare in its insolvency.</summary>
    public ImmutableList<RaisedAlert> DeclarationAlerts { get; init; } = [];

    /// <summary>What was heard from elsewhere.</summary>
    public ImmutableHashSet<HeardFrom> Heard { get; init; } = [];

    /// <inheritdoc/>
    public static DunningCase Initial { get; } = new();

    /// <inheritdoc/>
    public static Decision<DunningEvent> Decide(DunningCase state, DunningCommand command) => command switch
    {
        Hear heard        => state.Hears(heard),
        Act act           => state.Acts(act),
        Approve approve   => state.Approves(approve),
        Reject reject     => state.Rejects(reject),
        RecordCall call   => state.Records(call),
        WithdrawAll all   => state.Withdraws(all),
        RecordInterruption record => state.Records(record),
        EndInterruption end => state.Ends(end),
        DecideDeclaration decide => state.Decides(decide),
        WaivePenalties w  => state.Waives(w),
        AssignPolicy to   => to.Policy == state.PolicyException ? Decisions.Nothing : new PolicyAssigned(to.Policy, to.By, to.On),
        _                 => state.Answers(command),
    };

    /// <inheritdoc/>
    public static DunningCase Evolve(DunningCase state, DunningEvent happened) => happened switch
    {
        CaseOpened e            => state with { Account = state.Account ?? e.Account },
        DebtorProfiled e        => state.After(e).Profiled(e),
        ReachChanged e          => state.After(e) with { Reach = e.Version > state.Reach.Version ? new(e.Contacts, e.Version) : state.Reach },
        InsolvencyOpened e      => state.After(e).Told(state.Insolvency.With(e.Version, e)),
        InsolvencyClosed e      => state.After(e).Told(state.Insolvency.With(e.Version, e)),
        PenaltiesAgreed e       => state.After(e) with { Penalties = state.Penalties.With(e) },
        CreditInsured e         => state.After(e).Covered(e),
        InvoiceEntered e        => state.After(e).WithInvoice(e.Invoice, invoice => invoice.Says(e.Terms, e.Outstanding, e.Version)),
        InvoiceAmended e        => state.After(e).WithInvoice(e.Invoice, invoice => invoice.Says(e.Terms, e.Outstanding, e.Version)),
        BalanceChanged e        => state.After(e).WithInvoice(e.Invoice, invoice => invoice.Settles(e.From, e.Amount, e.On, e.Cause).Owes(e.Outstanding, e.Version)),
        InvoiceDisputed e       => state.After(e).WithInvoice(e.Invoice, invoice => invoice.Contests(e.Dispute, new(IsOpen: true, e.Version, e.Disputed)) with { Refusal = null }),
        DisputeResolved e       => state.After(e).WithInvoice(e.Invoice, invoice => invoice.Contests(e.Dispute, new(IsOpen: false, e.Version, Money.Zero)) with { Refusal = null }),
        InvoiceHeld e           => state.After(e).WithInvoice(e.Invoice, invoice => invoice.Held(e.Hold, new(e.Reason, e.Until, IsOpen: true, e.Version))),
        HoldLifted e            => state.After(e).WithInvoice(e.Invoice, invoice => invoice.Held(e.Hold, new("", null, IsOpen: false, e.Version))),
        RemindersImported e     => state.After(e).WithInvoice(e.Invoice, invoice => invoice.Reminded(new(e.Level, e.LastOn, e.Channel, e.On, state.EpisodeIsOpen ? state.Episode : state.Episode + 1, e.Version))),
        PaymentReceived e       => state.After(e).Holds(e.Payment, new(e.Amount, e.ReceivedOn, e.Version)),
        PaymentCorrected e      => state.After(e).Holds(e.Payment, new(e.Amount, e.ReceivedOn, e.Version)),
        PaymentReversed e       => state.After(e).Holds(e.Payment, new(Money.OfCents(0, e.Amount.Currency), e.ReversedOn, e.Version)),
        MessageSent e           => state.After(e).ServiceEnded(e.Decision).WithAct(e.Decision, act => act.Left(e.On)),
        MessageFailed e         => state.After(e).ServiceEnded(e.Decision).WithAct(e.Decision, act => act.Fails(e.Reason, e.On)),
        MessageBounced e        => state.After(e).WithAct(e.Decision, act => act.CameBack(e.Kind, e.On)),
        NoticeProved e          => state.WithAct(e.Decision, act => act.Proved(e.Outcome, e.ProvedOn)),
        LetterMoved e           => state.After(e).WithAct(e.Decision, act => act.Moved(e.State, e.StateOn, e.Corrects)),
        ClaimsPlaced e          => state.After(e).WithAssignment(e.HandOver, assignment => assignment with { Placement = e.Placement }).WithHandOver(e.HandOver, handOver => handOver with { Placement = e.Placement, Agency = e.Agency, AgencyName = e.AgencyName, PlacedOn = e.On }),
        ClaimReturned e         => state.After(e).Returned(e),
        PlacementAcknowledged e => state.After(e),
        AgencyActed e           => state.After(e).Spoken(e),
        AgencyCollected e       => state.After(e),
        EpisodeOpened e         => state with { Episode = e.Episode, EpisodeIsOpen = true, EpisodeFrom = e.On },
        PenaltiesWaived e       => state.WithInvoice(e.Invoice, invoice => invoice with { PenaltiesAreWaived = true }),
        PolicyAssigned e        => state with { PolicyException = e.Policy },
        EpisodeClosed           => state with { EpisodeIsOpen = false },
        StepDecided e           => state with { Outgoing = state.Outgoing.SetItem(e.Decision, state.Begins(e)) },
        StepApproved e          => state.WithAct(e.Decision, act => act with { Status = act.IsTask ? OutgoingStatus.CallToMake : OutgoingStatus.Approved }),
        StepRejected e          => state.WithAct(e.Decision, act => act with { Status = OutgoingStatus.Rejected, RejectedUntil = e.Until }),
        StepWithdrawn e         => state.WithAct(e.Decision, act => act with { Status = OutgoingStatus.Withdrawn }),
        MessageRequested e      => state.WithAct(e.Decision, act => act with
        {
            Status = OutgoingStatus.Requested, Deadline = e.Deadline, Mentioned = e.Statement.Mentions(), ReachVersion = state.Reach.Version, Addressee = e.Addressee,
            Claimed = e.Statement.Lines.ToImmutableDictionary(line => line.Invoice, line => line.Outstanding),
        }),
        MessageWithdrawn e      => state.ServiceEnded(e.Decision).WithAct(e.Decision, act => act with { Status = OutgoingStatus.Withdrawn, EndedOn = e.On }),
        ContactMade e           => state.WithAct(e.Decision, act => act with { Status = OutgoingStatus.Sent, SentOn = e.On, Reached = CallResult.Of(e.Outcome).Reached }).Refused(e.Outcome, state.Outgoing.GetValueOrDefault(e.Decision)?.Covered.Select(covered => covered.Invoice), e.On),
        HandOverProposed e      => state with { HandOvers = state.HandOvers.SetItem(e.HandOver, new(e.HandOver, e.Episode, e.Notice, [.. e.Claims.Select(c => c.Invoice)], e.AskedBy, e.On, HandOverStatus.Proposed)) },
        HandOverRejected e      => state.WithHandOver(e.HandOver, handOver => handOver with { Status = HandOverStatus.Rejected, RejectedUntil = e.Until }),
        HandOverWithdrawn e     => state.WithHandOver(e.HandOver, handOver => handOver with { Status = HandOverStatus.Withdrawn }),
        ClaimsRecalled e        => state.WithHandOver(e.HandOver, handOver => handOver with { Status = HandOverStatus.Recalled }),
        ClaimsHandedOver e      => e.Claims.Aggregate(state.WithHandOver(e.HandOver, handOver => handOver with { Status = HandOverStatus.Done }), (after, claim) => after.WithInvoice(claim.Invoice, invoice => invoice with { HandedOver = e.HandOver })),
        LimitationInterrupted e => state.WithInvoice(e.Invoice, invoice => invoice with { Interruptions = invoice.Interruptions.SetItem(e.Interruption, new(e.Kind, e.ActOn)) }),
        InterruptionEnded e     => state.WithInvoice(e.Invoice, invoice => invoice.Interruptions.TryGetValue(e.Interruption, out var act) ? invoice with { Interruptions = invoice.Interruptions.SetItem(e.Interruption, act with { EndedOn = e.EndedOn, IsVoid = e.IsVoid }) } : invoice),
        DeclarationDecided e    => state.WithInvoice(e.Invoice, invoice => invoice.Interruptions.TryGetValue(e.Interruption, out var act) ? invoice with { Interruptions = invoice.Interruptions.SetItem(e.Interruption, act with { TurnedDownOn = e.IsAdmitted ? null : e.DecidedOn }) } : invoice),
        LimitationAlertRaised e => state.WithInvoice(e.Invoice, invoice => invoice with { Alerts = invoice.Alerts.Add(new(e.Days, e.LastDay, e.On)) }),
        DeclarationAlertRaised e => state with { DeclarationAlerts = state.DeclarationAlerts.Add(new(e.Days, e.DeclareBy, e.On, e.JudgmentOn)) },
        _                       => state.AfterWords(happened),
    };

    DunningCase After(IHeardFact fact) => this with { Heard = Heard.Add(HeardFrom.Of(fact)) };

    DunningCase Profiled(DebtorProfiled e) =>
        e.Version > ProfileVersion ? this with { Kind = e.Kind, Segment = e.Segment, Language = e.Language, Payer = e.Payer ?? PayerProfile.None, ClaimObject = e.ClaimObject, SalesPerson = string.IsNullOrWhiteSpace(e.SalesPerson) ? null : e.SalesPerson, ProfileVersion = e.Version } : this;

    DunningCase Holds(Guid payment, Receipt receipt) =>
        Payments.GetValueOrDefault(payment)?.Version >= receipt.Version ? this : this with { Payments = Payments.SetItem(payment, receipt) };

    // In shadow mode the step counts as taken that day, or the rest of the escalation would never be seen; so does a call where all else goes
    // to the creditor's own mailbox: nobody is to telephone the debtor.
    Outgoing Begins(StepDecided e) =>
        new(e.Decision, e.Episode, e.Step, e.Channel, e.Mode, e.Covered, e.AskedBy, e.On, Reach.Version, e switch
        {
            _ when e.IsOnPaperOnly                 => OutgoingStatus.Sent,
            { NeedsApproval: true }                => OutgoingStatus.AwaitingApproval,
            { IsTask: true }                       => OutgoingStatus.CallToMake,
            _                                      => OutgoingStatus.Approved,
        })
        {
            SentOn = e.IsOnPaperOnly ? e.On : null,
            IsSentText = e.IsSentText is true,
        };

    DunningCase WithInvoice(Guid invoice, Func<CaseInvoice, CaseInvoice> change) =>
        this with { Invoices = Invoices.SetItem(invoice, Frozen(change(Invoices.GetValueOrDefault(invoice) ?? new(invoice) { Stops = WholeStops }), Insolvency)) };

    DunningCase WithAct(Guid decision, Func<Outgoing, Outgoing> change) =>
        Outgoing.TryGetValue(decision, out var act) ? this with { Outgoing = Outgoing.SetItem(decision, change(act)) } : this;

    DunningCase WithHandOver(Guid handOver, Func<HandOver, HandOver> change) =>
        HandOvers.TryGetValue(handOver, out var known) ? this with { HandOvers = HandOvers.SetItem(handOver, change(known)) } : this;
}
