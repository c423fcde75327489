using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Invoicing.Domain.Companies;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>
/// Whether an order is taken, or a delivery leaves: a pure function of what is known, the entity's thresholds and the day. It names every reason, not the first.
/// A public buyer cannot be asked for money in advance and cannot fail, so only late payment and sanctions stand against it; against a consumer nothing is decided by a machine alone.
/// </summary>
public static class OrderGate
{
    /// <summary>What the gate answers.</summary>
    public static GateAnswer Decide(GateFacts facts, GatePolicy policy, DateOnly day)
    {
        IEnumerable<GateReason?> reasons =
        [
            policy.HoldAll ? Held("stop_all", "Everything waits for a person, by order of the entity.", "gate policy: hold all", null) : null,
            Insolvency(facts),
            IsCompany(facts.Kind) ? Announced(facts) : null,
            IsCompany(facts.Kind) ? Ceased(facts) : null,
            .. facts.SanctionsOn(day).Select(s => Sanctioned(facts, s)),
            Late(facts, policy, day),
            LateAgain(facts),
            .. IsCompany(facts.Kind) || facts.Kind is CustomerKind.Consumer ? [Limited(facts, policy, day)] : Array.Empty<GateReason?>(),
            .. IsCompany(facts.Kind) ? [Insured(facts, day), Assessed(facts, policy, day), NewlyFounded(facts, policy, day)] : Array.Empty<GateReason?>(),
            .. facts.Kind is CustomerKind.PublicBody ? [] : facts.SignalsOn(day).Select(s => Signalled(s, policy)),
        ];
        return GateAnswer.Of([.. reasons.OfType<GateReason>().Select(reason => facts.Kind is CustomerKind.Consumer ? ByAPerson(reason) : reason)]);
    }

    static bool IsCompany(CustomerKind kind) => kind is not (CustomerKind.PublicBody or CustomerKind.Consumer);

    static GateReason? Insolvency(GateFacts facts) => facts.File.Insolvency is { } proceedings ? Held(
        "insolvency_review",
        $"{Named(proceedings.Kind)} opened on {proceedings.JudgmentOn:yyyy-MM-dd}. A running contract may not be refused because of earlier debts: a person decides, after the letter that asks the administrator whether the contract goes on.",
        "C. com. L622-13 I, L622-17", proceedings.JudgmentOn, ("frozen_cents", facts.Frozen.Cents)) : null;

    static GateReason? Announced(GateFacts facts) => facts.File.Warnings() is [{ Announcement: var latest }, ..] ? Held(
        "insolvency_announced", $"Insolvency proceedings were announced on {latest.PublishedOn:yyyy-MM-dd}, and nobody has confirmed or dismissed it yet.", latest.Source, latest.PublishedOn) : null;

    static GateReason? Ceased(GateFacts facts) => facts.File.Company is { State: CompanyState.Ceased } company ? Held(
        "company_ceased", $"The public company register says that it has ceased{(company.CeasedOn is { } on ? $" on {on:yyyy-MM-dd}" : "")}: nobody would owe the price.", company.Source, company.CeasedOn ?? company.AsOf) : null;

    static GateReason? Sanctioned(GateFacts facts, Sanction sanction) => sanction switch
    {
        { Kind: SanctionKind.TermsShortened, TermDays: var days } => Asks(
            "terms_shortened", $"Shorter terms were announced on {sanction.AnnouncedOn:yyyy-MM-dd}.", "sanction announced", sanction.EffectiveOn, new(ConditionKind.ShorterTerm, days)),
        { Kind: SanctionKind.OrdersBlocked } when facts.Stage is GateStage.Delivery => null,
        { Kind: SanctionKind.OrdersBlocked }     => Held("orders_blocked", $"Blocked orders were announced on {sanction.AnnouncedOn:yyyy-MM-dd}.", "sanction announced", sanction.EffectiveOn),
        { Kind: SanctionKind.DeliveriesStopped } => Held("deliveries_stopped", $"A stop of deliveries was announced on {sanction.AnnouncedOn:yyyy-MM-dd}.", "C. civ. 1219", sanction.EffectiveOn),
        { Kind: SanctionKind.WorksSuspended }    => Held("works_suspended", $"A suspension of works was announced on {sanction.AnnouncedOn:yyyy-MM-dd}.", "C. civ. 1219", sanction.EffectiveOn),
        _                                        => null,
    };

    static GateReason? Late(GateFacts facts, GatePolicy policy, DateOnly day)
    {
        if (facts.Overdue is not { } overdue || overdue.Amount.Cents < policy.OverdueFromCents) return null;
        var days = day.DayNumber - overdue.OldestDueOn.DayNumber;
        var sentence = string.Create(CultureInfo.InvariantCulture, $"{overdue.Amount} are overdue, the oldest for {days} days.");
        var since = overdue.OldestDueOn.AddDays(1);
        return days > policy.OverdueHoldDays
            ? Held("overdue", sentence, "gate policy: overdue, hold", since, ("overdue_cents", overdue.Amount.Cents), ("days", days), ("allowed_days", policy.OverdueHoldDays))
            // Public money comes after performance: no advance is asked of a public buyer.
            : days > policy.OverdueConditionDays && facts.Kind is not CustomerKind.PublicBody
            ? Asks("overdue", sentence, "gate policy: overdue, cash first", since, new(ConditionKind.CashFirst), ("overdue_cents", overdue.Amount.Cents), ("days", days), ("allowed_days", policy.OverdueConditionDays))
            : null;
    }

    // What is overdue at all has been so for a day; neither the days nor the sums that others are let pass count.
    static GateReason? LateAgain(GateFacts facts) => facts is { Payer: PayerProfile.ExpertLatePayer, Overdue: { } overdue } ? Held(
        "expert_late_payer", string.Create(CultureInfo.InvariantCulture, $"It pays late by habit, and {overdue.Amount} are overdue since {overdue.OldestDueOn.AddDays(1):yyyy-MM-dd}."),
        "payer profile: expert late payer, held from the first day late", overdue.OldestDueOn.AddDays(1), ("overdue_cents", overdue.Amount.Cents)) : null;

    static GateReason? Limited(GateFacts facts, GatePolicy policy, DateOnly day)
    {
        if (facts.File.LimitOn(day)?.Limit is not { } limit) return null;
        if (!Comparable(facts, limit.Amount)) return Held("limit_in_other_currency", $"The limit is {limit.Amount}, the order is in {facts.Asked.Currency}.", "gate policy: limit", limit.From);
        var over = facts.Exposure - limit.Amount;
        if (!over.IsPositive) return null;
        var sentence = $"The exposure of {facts.Exposure} is over the limit of {limit.Amount}.";
        (string, long)[] figures = [("exposure_cents", facts.Exposure.Cents), ("limit_cents", limit.Amount.Cents), ("over_cents", over.Cents)];
        return over.Amount * 100m > limit.Amount.Amount * policy.OverLimitPercent
            ? Held("over_limit", sentence, "gate policy: limit", limit.From, figures)
            : facts.HasPaid(policy.OverLimitDepositPercent) ? null
            : Asks("over_limit", sentence, "gate policy: limit", limit.From, new(ConditionKind.Deposit, policy.OverLimitDepositPercent), figures);
    }

    static GateReason? Insured(GateFacts facts, DateOnly day)
    {
        if (facts.File.CoverOn(day) is not { Value: var cover }) return null;
        if (!Comparable(facts, cover.Insured)) return Held("cover_in_other_currency", $"{cover.Insured} are insured, the order is in {facts.Asked.Currency}.", "insured part", cover.From);
        var over = facts.Exposure - cover.Insured;
        return over.IsPositive
            ? Asks("over_insured_part", $"The exposure of {facts.Exposure} is over the insured part of {cover.Insured}.", "insured part", cover.From, new(ConditionKind.Guarantee),
                ("exposure_cents", facts.Exposure.Cents), ("insured_cents", cover.Insured.Cents), ("over_cents", over.Cents))
            : null;
    }

    static GateReason? Assessed(GateFacts facts, GatePolicy policy, DateOnly day) =>
        facts.File.AssessmentOn(day) is { ExpiresOn: { } expired } assessment && assessment.HasExpired(day)
            ? Asks("assessment_expired", $"The last assessment, by {assessment.Source}, was good until {expired:yyyy-MM-dd}.", "gate policy: assessment", expired.AddDays(1),
                new(ConditionKind.ShorterTerm, policy.ExpiredAssessmentTermDays))
            : null;

    static GateReason? NewlyFounded(GateFacts facts, GatePolicy policy, DateOnly day) =>
        facts.File.FoundedOn is { } founded && day < founded.AddMonths(policy.NewlyFoundedMonths) && !facts.HasPaid(policy.NewlyFoundedDepositPercent)
            ? Asks("newly_founded", $"It was founded on {founded:yyyy-MM-dd} and has paid {facts.Deposit} in advance.", "gate policy: newly founded", founded,
                new(ConditionKind.Deposit, policy.NewlyFoundedDepositPercent), ("deposit_cents", facts.Deposit.Cents), ("asked_cents", facts.Asked.Cents))
            : null;

    static GateReason? Signalled(FieldSignal signal, GatePolicy policy)
    {
        var sentence = signal.Kind is SignalKind.PaymentIncident ? $"A payment was not made when it was due on {signal.On:yyyy-MM-dd}: {signal.Severity}." : $"Sales heard on {signal.On:yyyy-MM-dd}: {signal.Kind}, {signal.Severity}.";
        return signal.Severity >= policy.SignalHoldFrom ? Held("field_signal", sentence, "gate policy: signals, hold", signal.On)
             : signal.Severity >= policy.SignalConditionFrom ? Asks("field_signal", sentence, "gate policy: signals, cash first", signal.On, new(ConditionKind.CashFirst))
             : null;
    }

    static GateReason ByAPerson(GateReason reason) => reason.Decision is GateDecision.Conditions
        ? reason with { Decision = GateDecision.Hold, Rule = $"{reason.Rule}; GDPR art. 22", Condition = null }
        : reason;

    static bool Comparable(GateFacts facts, Money with) => with.IsZero || with.Currency == facts.Asked.Currency;

    static string Named(InsolvencyKind kind) => kind switch
    {
        InsolvencyKind.Safeguard    => "Safeguard proceedings (sauvegarde)",
        InsolvencyKind.Receivership => "Receivership (redressement judiciaire)",
        _                           => "Liquidation (liquidation judiciaire)",
    };

    static GateReason Held(string code, string sentence, string rule, DateOnly? since, params (string Name, long Value)[] figures) =>
        new(code, GateDecision.Hold, sentence, rule, since, Figures(figures));

    static GateReason Asks(string code, string sentence, string rule, DateOnly? since, GateCondition condition, params (string Name, long Value)[] figures) =>
        new(code, GateDecision.Conditions, sentence, rule, since, Figures(figures), condition);

    static ImmutableSortedDictionary<string, long> Figures((string Name, long Value)[] figures) => figures.ToImmutableSortedDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
