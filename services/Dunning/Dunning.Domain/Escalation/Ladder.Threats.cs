using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.Escalation;

// What brings a threat forward, and who is told before it.
sealed partial class Ladder
{
    /// <summary>Threats ahead of an invoice that sales is still to be told of, whether or not a task that nobody has to do comes first. What cannot go out for another reason is not told.</summary>
    internal IEnumerable<ThreatAhead> Untold(CaseInvoice invoice, bool withTasks)
    {
        var made = contacts.About(invoice.Id);
        foreach (var rung in new[] { withTasks, false }.Distinct().Select(tasks => Chosen(invoice, made, tasks).Rung).OfType<Rung>().DistinctBy(rung => rung.Rank))
            if (rung.Step.IsThreat && situation.AfterObjections(rung.Step.Name, invoice, rung.From) is var from && !Lasting(rung, invoice, made).Any(by => by.By != Blocker.SalesObjection)
                && rung with { From = from } is var then && !IsHeldToday(then, invoice) && Going(then, invoice) is { TellOn: { } day } wait)
                yield return new(rung.Step.Name, invoice, wait.GoesOn, day);
    }

    SalesWait Going(Rung rung, CaseInvoice invoice) => rung.Step.IsThreat ? situation.SalesBefore(rung.Step.Name, invoice, rung.From, Ready) : new(Ready(rung.From));

    bool IsHeldToday(Rung rung, CaseInvoice invoice) => Ready(rung.From) <= situation.On && Today(rung, invoice).Any();

    // A debtor who, once late, gave neither promise nor reason has the notice next, if all that guards it lets it go; else the ladder goes on.
    (Rung? Rung, NextAction.Blocked? Against)? BroughtForward(CaseInvoice invoice, IReadOnlyList<Contact> made)
    {
        if (!policy.Values.RefusalBringsNotice || invoice.Refusal is not { } refusal || refusal.Episode != situation.Case.EpisodeOfToday || refusal.On <= invoice.DueOn || policy.FormalNotice is not { } notice) return null;
        var rank = policy.RankOf(notice.Name);
        var from = Situation.Later(refusal.On, Days.Plus(invoice.DueOn, policy.Values.GraceDays));
        if (rank <= Level(made) || !IsFor(notice, invoice, from) || IsReplaced(notice, invoice, made) || Way(notice) is not { } channel) return null;
        var rung = new Rung(rank, notice, channel, from);
        if (Lasting(rung, invoice, made).Any()) return null;
        return Unmended(notice) is { } failed ? (null, failed) : (rung, null);
    }
}
