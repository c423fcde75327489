using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Mandates;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Placements.PlacementCommand;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>Claims of one hand-over with one agency, from the day they are placed until the mandate ends.</summary>
/// <param name="Mandate">Null until claims are placed.</param>
/// <param name="PlacedOn">Day from which the agency acts.</param>
/// <param name="Claims">By invoice.</param>
/// <param name="AcknowledgedAs">The agency's reference of the whole; null until it acknowledges.</param>
/// <param name="Reports">By the agency's references, whatever their case: Invoicing keys payments by them in upper case.</param>
/// <param name="EndedOn">Last day of the mandate.</param>
public sealed partial record Placement(
    Mandate? Mandate, DateOnly PlacedOn, ImmutableDictionary<Guid, ClaimAtAgency> Claims, string? AcknowledgedAs,
    ImmutableDictionary<string, AgencyReport> Reports, DateOnly? EndedOn)
    : IDecider<Placement, PlacementCommand, PlacementEvent>
{
    /// <summary>Reason of a mandate whose claims are all paid or credited.</summary>
    public const string Settled = "settled";

    /// <summary>Reason of a mandate that the agency did not take on.</summary>
    public const string Refused = "refused";

    /// <summary>Reason of a mandate that the agency closed; the code says why.</summary>
    public const string ClosedByAgency = "closed_by_agency";

    /// <summary>Cause of a change that an agency's own collection brought about.</summary>
    public const string AgencyCollection = "agency_collection";

    /// <inheritdoc/>
    public static Placement Initial { get; } = new(null, default, ImmutableDictionary<Guid, ClaimAtAgency>.Empty, null, ByReference<AgencyReport>(), null);

    /// <summary>Of the mandate when the claims were placed; null where none was on file.</summary>
    public MandateTerms? Terms { get; init; }

    /// <summary>How far the agency has gone.</summary>
    public Phase Phase { get; init; }

    /// <summary>Day from which it is before a court; null before that.</summary>
    public DateOnly? JudicialSince { get; init; }

    /// <summary>By the agency's references.</summary>
    public ImmutableDictionary<string, GreenLight> GreenLights { get; init; } = ByReference<GreenLight>();

    /// <summary>By the agency's references.</summary>
    public ImmutableDictionary<string, Question> Questions { get; init; } = ByReference<Question>();

    /// <summary>Money received, by the agency's references.</summary>
    public ImmutableDictionary<string, CollectedSum> Collections { get; init; } = ByReference<CollectedSum>();

    /// <summary>Fixed fees that are due or were invoiced, by their codes in the grid.</summary>
    public ImmutableDictionary<string, FixedFeeSum> FixedFees { get; init; } = ByReference<FixedFeeSum>();

    /// <summary>Pauses that stand, by their keys, with the claim each is about; null for all.</summary>
    public ImmutableDictionary<string, Guid?> Pauses { get; init; } = ImmutableDictionary<string, Guid?>.Empty;

    /// <summary>Breaches found, by their keys; true when a person has dealt with them.</summary>
    public ImmutableDictionary<string, bool> Breaches { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>Disputes and other findings of the agency, by its references; true when a person has dealt with them.</summary>
    public ImmutableDictionary<string, bool> Findings { get; init; } = ByReference<bool>();

    /// <summary>Opening judgment that the agency was told of.</summary>
    public DateOnly? InsolventSince { get; init; }

    /// <summary>The stream of the first placement of a hand-over.</summary>
    public static Guid StreamOf(Guid handOver) => StreamOf(handOver, 0);

    /// <summary>The stream of a placement of a hand-over.</summary>
    /// <param name="handOver">Its key.</param>
    /// <param name="before">How many agencies had its claims before.</param>
    public static Guid StreamOf(Guid handOver, long before) => NameBasedId.Of(before == 0 ? $"placement|{handOver}" : $"placement|{handOver}|{before + 1}");

    /// <inheritdoc/>
    public static Decision<PlacementEvent> Decide(Placement state, PlacementCommand command) => (command, state.Mandate) switch
    {
        (PlaceClaims place, null)                     => new ClaimsPlaced(place.Mandate, place.File, place.Claims, Sum(place.Claims.Select(c => c.Outstanding)), place.On, place.AgencyName, place.Terms, place.IsWhiteLabel ? true : null),
        (PlaceClaims, _)                              => Nothing,
        (_, null)                                     => Refuse("nothing_placed", "No claims are placed here."),
        (Acknowledge acknowledge, { } mandate)        => state.Acknowledges(acknowledge, mandate),
        (RefusePlacement refuse, { } mandate)         => state.Refuses(refuse, mandate),
        (ReportAction action, { } mandate)            => state.Acts(action, mandate),
        (ReportCollection collection, { } mandate)    => state.Collects(collection, mandate),
        (AskInformation ask, { } mandate)             => state.Asks(ask, mandate),
        (ChangePhase change, { } mandate)             => state.GoesOn(change, mandate),
        (ReportPromise promise, { } mandate)          => state.Promises(promise, mandate),
        (ReportPlan plan, { } mandate)                => state.Plans(plan, mandate),
        (ReportDispute dispute, { } mandate)          => state.Disputes(dispute, mandate),
        (ReportDebtor found, { } mandate)             => state.Finds(found, mandate),
        (AskGreenLight ask, { } mandate)              => state.AsksGreenLight(ask, mandate),
        (ClosePlacement close, { } mandate)           => state.Closes(close, mandate),
        (IssueReceipt receipt, { } mandate)           => state.GivesReceipt(receipt, mandate),
        (TakeRemittance remittance, { } mandate)      => state.Remits(remittance, mandate),
        (TakeFeeInvoice invoice, { } mandate)         => state.Invoices(invoice, mandate),
        (CheckDuties check, { } mandate)              => state.Neglects(check, mandate),
        (NoteFeeClaimed note, { } mandate)            => state.Broken(mandate, BreachKind.FeeClaimedOfDebtor, note.Reference, note.On, [note.Reference]),
        (SettleBreach settle, { } mandate)            => state.SettlesBreach(settle, mandate),
        (SettleFinding settle, { } mandate)           => state.SettlesFinding(settle, mandate),
        (AnswerInformation answer, { } mandate)       => state.Answers(answer, mandate),
        (GiveGreenLight give, { } mandate)            => state.Agrees(give, mandate),
        (RefuseGreenLight refuse, { } mandate)        => state.Disagrees(refuse, mandate),
        (AddClaims add, { } mandate)                  => state.Adds(add, mandate),
        (Pause pause, { } mandate)                    => state.Waits(pause, mandate),
        (Resume resume, { } mandate)                  => state.Resumes(resume, mandate),
        (RecallClaims recall, { } mandate)            => state.Recalls(recall, mandate),
        (TellInsolvency insolvency, { } mandate)      => state.LearnsInsolvency(insolvency, mandate),
        (EndMandate end, { } mandate)                 => state.EndedOn is null ? new PlacementEnded(mandate, end.Reason, end.On) : Nothing,
        (ChangeBalance balance, { } mandate)          => state.Changes(balance, mandate),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Placement Evolve(Placement state, PlacementEvent happened) => happened switch
    {
        ClaimsPlaced e          => (state with { Mandate = e.Mandate, PlacedOn = e.On, Terms = e.Terms, IsWhiteLabel = e.IsWhiteLabel is true, Phase = Phase.Amicable, Claims = state.Claims.Clear() }).Holding(e.Claims, e.On).Owing(FeeOccasion.Placed, e.On),
        ClaimsAdded e           => state.Holding(e.Claims, e.On),
        PlacementAcknowledged e => state with { AcknowledgedAs = e.Reference },
        // Who does not take claims on has earned nothing with them; what it has invoiced all the same stays in the books.
        PlacementRefused e      => state.Reported(e.Reference, e.On, Line("refusal", e.Why)) with { FixedFees = Unearned(state.FixedFees) },
        ActionReported e        => state.Reported(e.Reference, new(e.Kind, default, default, e.ActedOn)),
        CollectionReported e    => (state.Reported(e.Reference, new(ActionKind.None, e.Invoice, e.Amount, e.CollectedOn) { Excess = e.Excess }) with
                                        { Collections = state.Collections.SetItem(e.Reference, new(e.Invoice, e.Amount, e.CollectedOn, e.Fee, e.Due)) })
                                        .With(e.Invoice, claim => claim with { Pending = claim.Pending + e.Amount - e.Excess }),
        CollectionBooked e      => state.With(e.Invoice, claim => claim with { Balance = e.Outstanding, Version = e.Version, Pending = claim.Pending - Money.Min(claim.Pending, e.Change) }),
        ClaimBalanceChanged e   => state.With(e.Invoice, claim => claim with { Balance = e.Outstanding, Version = e.Version }),
        InformationAsked e      => state.Reported(e.Reference, e.On, Line("question", e.Kind, e.Invoice)) with { Questions = state.Questions.SetItem(e.Reference, new(e.Kind, false)) },
        InformationAnswered e   => state with { Questions = Changed(state.Questions, e.Reference, question => question with { IsAnswered = true }) },
        PhaseChanged e          => state.Reported(e.Reference, e.ChangedOn, Line("phase", e.To)).Owing(e.To is Phase.Judicial ? FeeOccasion.Judicial : FeeOccasion.None, e.ChangedOn) with
                                        { Phase = e.To, JudicialSince = e.To is Phase.Judicial ? e.ChangedOn : state.JudicialSince },
        PromiseReported e       => state.Reported(e.Reference, e.MadeOn, Line("promise", e.Invoice, e.Amount, e.By)),
        PlanReported e          => state.Reported(e.Reference, e.AgreedOn, Line("plan", e.Total, Written(e.Parts))),
        DisputeReported e       => state.Reported(e.Reference, e.FoundOn, Line("dispute", e.Invoice, e.Reason, e.Amount)) with { Findings = state.Findings.SetItem(e.Reference, false) },
        DebtorFound e           => state.Reported(e.Reference, e.FoundOn, Line("debtor", e.Finding)) with { Findings = state.Findings.SetItem(e.Reference, false) },
        FindingSettled e        => state with { Findings = Changed(state.Findings, e.Reference, _ => true) },
        ReceiptIssued e         => state.Reported(e.Reference, e.IssuedOn, Line("receipt", e.Collection.ToUpperInvariant())) with { Collections = Changed(state.Collections, e.Collection, sum => sum with { ReceiptOn = e.IssuedOn }) },
        CollectionRemitted e    => state with
                                        { Collections = Changed(state.Collections, e.Collection, sum => sum with { Remittances = sum.Remittances.SetItem(e.Remittance, e.Amount), RemittedOn = e.RemittedOn }) },
        FeeInvoiced e           => state with { Collections = Changed(state.Collections, e.Collection, sum => sum with { FeeInvoices = sum.FeeInvoices.SetItem(e.FeeInvoice, e.Fee) }) },
        FixedFeeInvoiced e      => state.Owing(e.Code, sum => sum with { FeeInvoices = sum.FeeInvoices.SetItem(e.FeeInvoice, e.Fee) }, e.Fee.Net.Currency),
        GreenLightAsked e       => state.Reported(e.Reference, e.On, Line("green_light", e.Act)) with { GreenLights = state.GreenLights.SetItem(e.Reference, new(e.Act, null, false)) },
        GreenLightGiven e       => state with { GreenLights = state.GreenLights.SetItem(e.Reference, new(e.Act, e.On, false)) },
        GreenLightRefused e     => state with { GreenLights = state.GreenLights.SetItem(e.Reference, new(e.Act, null, true)) },
        PlacementClosed e       => state.Reported(e.Reference, e.On, Line("closure", e.Code)),
        CollectionPaused e      => state with { Pauses = state.Pauses.SetItem(e.Key, e.Invoice) },
        CollectionResumed e     => state with { Pauses = state.Pauses.Remove(e.Key) },
        ClaimRecalled e         => state.With(e.Invoice, claim => claim with { IsRecalled = true }) with { Pauses = state.Pauses.RemoveRange(state.Pauses.Where(pause => pause.Value == e.Invoice).Select(pause => pause.Key)) },
        InsolvencyTold e        => state with { InsolventSince = e.JudgmentOn },
        BreachFound e           => state with { Breaches = state.Breaches.SetItem(e.Key, false) },
        BreachSettled e         => state with { Breaches = state.Breaches.SetItem(e.Key, true) },
        PlacementEnded e        => state.Owing(e.Reason == Refused ? FeeOccasion.None : FeeOccasion.Closed, e.On) with { EndedOn = e.On },
        _ => throw new UnreachableException(),
    };

    Placement Holding(ImmutableArray<Files.Claim> claims, DateOnly on) => this with
    {
        Claims = Claims.SetItems(claims.Select(c => KeyValuePair.Create(c.Invoice, new ClaimAtAgency(c.Outstanding, StillPending(c), c.Version)
        {
            Placed = c.Outstanding, AgeInDays = FeeGrid.Age(c.DueOn, on),
        }))),
    };

    // Of a claim that comes back: what it has fallen by while the agency did not have it is taken to be what the agency had reported.
    Money StillPending(Files.Claim back)
    {
        var nothing = Money.OfCents(0, back.Outstanding.Currency);
        return Claims.TryGetValue(back.Invoice, out var known) ? Money.Max(known.Pending - Money.Max(known.Balance - back.Outstanding, nothing), nothing) : nothing;
    }

    Placement Owing(FeeOccasion occasion, DateOnly on) => Terms is null || occasion is FeeOccasion.None ? this
        : Terms.Fees.At(occasion).Aggregate(this, (state, due) => state.Owing(due.Code, sum => sum.DueOn is null ? new(due.Fee, on) { FeeInvoices = sum.FeeInvoices } : sum, due.Fee.Net.Currency));

    Placement Owing(string code, Func<FixedFeeSum, FixedFeeSum> change, string currency) =>
        this with { FixedFees = FixedFees.SetItem(code, change(FixedFees.GetValueOrDefault(code) ?? new(FixedFeeSum.None(currency), null))) };

    static ImmutableDictionary<string, FixedFeeSum> Unearned(ImmutableDictionary<string, FixedFeeSum> fees) => fees.Where(fee => !fee.Value.FeeInvoices.IsEmpty)
        .Aggregate(fees.Clear(), (kept, fee) => kept.SetItem(fee.Key, new(FixedFeeSum.None(fee.Value.Due.Net.Currency), null) { FeeInvoices = fee.Value.FeeInvoices }));

    Placement Reported(string reference, AgencyReport report) => this with { Reports = Reports.SetItem(reference, report) };

    Placement Reported(string reference, DateOnly on, string said) => Reported(reference, new(ActionKind.None, default, default, on) { Said = said });

    Placement With(Guid invoice, Func<ClaimAtAgency, ClaimAtAgency> change) =>
        Claims.TryGetValue(invoice, out var claim) ? this with { Claims = Claims.SetItem(invoice, change(claim)) } : this;

    // Spelled as the agency spelled it first.
    static ImmutableDictionary<string, T> Changed<T>(ImmutableDictionary<string, T> all, string reference, Func<T, T> change) =>
        all.TryGetKey(reference, out var first) ? all.SetItem(first, change(all[first])) : all;

    static ImmutableDictionary<string, T> ByReference<T>() => ImmutableDictionary.Create<string, T>(StringComparer.OrdinalIgnoreCase);

    static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (a, b) => a + b);
}
