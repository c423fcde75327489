using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Cases;

/// <summary>Outgoing acts, hand-overs and long plans of a case: what waits for approval, which calls are to be made.</summary>
static class ActRows
{
    sealed record Act(
        Guid Decision, string Kind, int Episode, string Step, string? Channel, string Mode, string Status, DateOnly DecidedOn, DateOnly? SentOn, Money Owed, int Invoices, string AskedBy, PolicyStep? Says = null);

    public static NpgsqlBatchCommand Of(IReadOnlyList<CaseLook> looks)
    {
        (CaseLook Look, Act Act)[] rows = [.. looks.SelectMany(look => Steps(look.Situation).Concat(HandOvers(look.Situation.Case)).Concat(LongPlans(look.Situation.Case)).OrderBy(a => a.Decision).Select(act => (look, act)))];
        return Statement(
            """
            insert into acts as a (case_id, creditor, currency, decision, kind, episode, step, channel, mode, status, decided_on, sent_on, amount_cents, invoices, asked_by, addressee, tone, offer)
            select n.case_id, n.creditor, n.currency, n.decision, n.kind, n.episode, n.step, n.channel, n.mode, n.status, n.decided_on, n.sent_on, n.amount_cents, n.invoices, n.asked_by, n.addressee, n.tone, n.offer
              from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
                   as n(case_id, version, creditor, decision, kind, episode, step, channel, mode, status, decided_on, sent_on, amount_cents, invoices, asked_by, currency, addressee, tone, offer)
             where n.version = (select version from cases where case_id = n.case_id)
            on conflict (decision) do update set status = excluded.status, decided_on = excluded.decided_on, sent_on = excluded.sent_on, amount_cents = excluded.amount_cents,
                   invoices = excluded.invoices, asked_by = excluded.asked_by, addressee = excluded.addressee, tone = excluded.tone, offer = excluded.offer
             where (a.status, a.decided_on, a.sent_on, a.amount_cents, a.invoices, a.asked_by, a.addressee, a.tone, a.offer)
                   is distinct from (excluded.status, excluded.decided_on, excluded.sent_on, excluded.amount_cents, excluded.invoices, excluded.asked_by, excluded.addressee, excluded.tone, excluded.offer)
            """,
            Column(rows, r => r.Look.Case, NpgsqlDbType.Uuid), Column(rows, r => r.Look.Version, NpgsqlDbType.Bigint), Column(rows, r => r.Look.Situation.Case.Account!.Creditor, NpgsqlDbType.Text),
            Column(rows, r => r.Act.Decision, NpgsqlDbType.Uuid), Column(rows, r => r.Act.Kind, NpgsqlDbType.Text), Column(rows, r => r.Act.Episode, NpgsqlDbType.Integer),
            Column(rows, r => r.Act.Step, NpgsqlDbType.Text), Column(rows, r => r.Act.Channel, NpgsqlDbType.Text), Column(rows, r => r.Act.Mode, NpgsqlDbType.Text), Column(rows, r => r.Act.Status, NpgsqlDbType.Text),
            Column(rows, r => r.Act.DecidedOn, NpgsqlDbType.Date), Column(rows, r => r.Act.SentOn, NpgsqlDbType.Date), Column(rows, r => r.Act.Owed.Cents, NpgsqlDbType.Bigint), Column(rows, r => r.Act.Invoices, NpgsqlDbType.Integer),
            Column(rows, r => r.Act.AskedBy, NpgsqlDbType.Text), Column(rows, r => r.Act.Owed.Currency, NpgsqlDbType.Text),
            Column(rows, r => r.Act.Says is { } step ? Spelling.Of(step.Addressee) : null, NpgsqlDbType.Text), Column(rows, r => r.Act.Says is { Tone: not Tone.None and var tone } ? Spelling.Of(tone) : null, NpgsqlDbType.Text),
            Column(rows, r => r.Act.Says is { Offer: not Offer.None and var offer } ? Spelling.Of(offer) : null, NpgsqlDbType.Text));
    }

    // What a call is to say follows the policy while it is still to be made.
    static IEnumerable<Act> Steps(Situation situation) => situation.Case.Outgoing.Values.Select(act => new Act(
        act.Id, "step", act.Episode, act.Step, Spelling.Of(act.Channel), Spelling.Of(act.Mode), StatusOf(situation.Case, act), act.DecidedOn, act.SentOn,
        Owed(situation.Case, act.Covered.Select(c => c.Invoice)), act.Covered.Length, act.AskedBy, act.Status == OutgoingStatus.CallToMake ? situation.StepTaken(act) : null));

    // One voice: what an agency is to call about in our name nobody calls about here.
    static string StatusOf(DunningCase dunning, Outgoing act) =>
        act is { Status: OutgoingStatus.CallToMake, Channel: Channel.Call } && dunning.IsWithAgency(act.Covered.Select(c => c.Invoice)) ? "call_with_agency" : Spelling.Of(act.Status);

    static IEnumerable<Act> HandOvers(DunningCase dunning) => dunning.HandOvers.Values.Select(handOver => new Act(
        handOver.Id, "hand_over", handOver.Episode, "hand_over", null, "live", Spelling.Of(handOver.Status), handOver.ProposedOn, null,
        Owed(dunning, handOver.Invoices), handOver.Invoices.Length, handOver.AskedBy));

    // Only what waits or waited for a second person; a plan that was rejected cannot be approved after all, as a step can.
    static IEnumerable<Act> LongPlans(DunningCase dunning) => dunning.Plans.Values.Where(plan => plan.NeededApproval).Select(plan => new Act(
        plan.Id, "plan", plan.Episode, "plan", null, "live", plan.Status == Domain.Plans.PlanStatus.Rejected ? "declined" : Spelling.Of(plan.Status), plan.ProposedOn, null,
        Owed(dunning, plan.Claims.Select(claim => claim.Invoice)), plan.Claims.Length, plan.AskedBy));

    // What was decided before an invoice changed its currency is told in that of the first.
    static Money Owed(DunningCase dunning, IEnumerable<Guid> invoices) => invoices.Select(id => dunning.Invoices[id].Outstanding).ToArray() is { Length: > 0 } owed
        ? owed.Where(m => m.Currency == owed[0].Currency).Aggregate(Money.OfCents(0, owed[0].Currency), (sum, m) => sum + m)
        : Money.Zero;
}
