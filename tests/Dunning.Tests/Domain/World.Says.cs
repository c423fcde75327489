using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Dunning.Tests.Domain;

// What the debtor and people say: promises, plans, pauses, and all that comes of calls.
sealed partial class World
{
    /// <summary>Nobody promises, plans or pauses anything.</summary>
    public bool IsSilent { get; init; }

    void Calls(Outgoing call, DateOnly on)
    {
        var result = IsSilent ? CallResult.All[Byte(call) % 2] : CallResult.All[call.Id.ToByteArray()[1] % CallResult.All.Length];
        _ = Tell(new DunningCommand.RecordCall(call.Id, result.Outcome, "collector", on) { Day = DayOf(result, Byte(call), on), Now = Story.Now(on) });
    }

    void Says(Happening h, DateOnly on)
    {
        if (IsSilent) return;
        switch (h.Which % 10)
        {
            case 0 or 1:
                _ = Tell(new DunningCommand.MakePromise(Named(h), h.Which % 4 == 0 ? Money.Euros(5) : null, on.AddDays(h.Which % 17), Story.Now(on), "collector", on));
                break;
            case 2 or 3:
                Plans(h, on);
                break;
            case 4:
                _ = Tell(new DunningCommand.PauseCase(PauseReason.LegalReview, h.Which % 3 == 0 ? [] : Named(h), on.AddDays(h.Which % 30), "collector", on));
                break;
            case 5:
                foreach (var pause in Story.Case.Pauses.Values.Where(pause => pause.IsOn(on)).OrderBy(pause => pause.Id).Take(1).ToArray()) _ = Tell(new DunningCommand.LiftPause(pause.Id, "collector", on));
                break;
            case 6:
                foreach (var promise in Story.Case.Promises.Values.Where(promise => promise.Status == PromiseStatus.Open).OrderBy(promise => promise.Id).Take(1).ToArray())
                    _ = Tell(new DunningCommand.WithdrawPromise(promise.Id, h.Which % 4 == 2 ? StopEnd.EnteredInError : StopEnd.TakenBack, "collector", on));
                break;
            case 7:
                foreach (var plan in Story.Case.Plans.Values.Where(plan => plan.IsOpen).OrderBy(plan => plan.Id).ToArray())
                    _ = Tell(plan.Status == PlanStatus.Proposed ? new DunningCommand.Approve(plan.Id, Story.Now(on), "manager", on) : new DunningCommand.CancelPlan(plan.Id, StopEnd.Replaced, "collector", on));
                break;
            default:
                var result = CallResult.All[h.Which / 10 % CallResult.All.Length];
                _ = Tell(new DunningCommand.NoteContact(
                    NameBasedId.Of($"contact {on} {h}"), h.Which % 2 == 0 ? Channel.Call : Channel.Email, result.Outcome, DayOf(result, h.Day, on), h.Which % 3 == 0 ? [] : Named(h), Story.Now(on), "collector", on));
                break;
        }
    }

    System.Collections.Immutable.ImmutableArray<string> Named(Happening h) => h.Which % 7 == 0 || Pick(h) is not { } number ? [] : [number];

    // Half of them give something up: a third of those so little that a manager may grant it alone.
    void Plans(Happening h, DateOnly on)
    {
        var terms = Terms(h, on);
        var plan = new DunningCommand.ProposePlan(Named(h), terms, Story.Now(on), "collector", on) { As = h.Which % 4 == 3 ? Negotiator.Manager : Negotiator.Collector };
        var discount = decimal.Round(terms[^1].Amount.Amount / (h.Which % 3 == 0 ? 20 : 2), 2);
        if (h.Which % 2 == 1 && discount > 0 && terms[^1].Amount.Amount > discount)
            plan = plan with { Terms = terms.SetItem(terms.Length - 1, terms[^1] with { Amount = new(terms[^1].Amount.Amount - discount, terms[^1].Amount.Currency) }), Discount = new(discount, terms[^1].Amount.Currency) };
        if (Tell(plan) && h.Which % 8 > 3)
            foreach (var proposed in Story.Case.Plans.Values.Where(p => p.Status == PlanStatus.Proposed).OrderBy(p => p.Id).ToArray()) _ = Tell(new DunningCommand.Approve(proposed.Id, Story.Now(on), "second manager", on));
        // Some debtors keep what they have agreed to.
        if (h.Day % 2 != 0) return;
        foreach (var agreed in Story.Case.Plans.Values.Where(p => p.Status == PlanStatus.Agreed && p.ProposedOn == on).OrderBy(p => p.Id).ToArray()) Keeps(agreed, on);
    }

    void Keeps(InstalmentPlan plan, DateOnly on)
    {
        var left = plan.Total.Amount;
        foreach (var claim in plan.Claims.Where(claim => owed.ContainsKey(claim.Number)))
        {
            var amount = Math.Min(left, owed[claim.Number]);
            if (amount <= 0) continue;
            (owed[claim.Number], left) = (owed[claim.Number] - amount, left - amount);
            var source = Story.Id($"keeps {claim.Number} {on} {paid.Count}");
            paid.Add((claim.Number, amount, source));
            Story.Hear(new DunningEvent.BalanceChanged(claim.Invoice, claim.Number, Of(claim.Number, owed[claim.Number]), Of(claim.Number, amount), BalanceCause.Payment, source, Story.Next(claim.Invoice), on), on);
        }
    }

    // Sometimes they do not add up, and are refused.
    System.Collections.Immutable.ImmutableArray<PlanTerm> Terms(Happening h, DateOnly on)
    {
        var named = Named(h) is [var number] ? number : "F0";
        var owed = named == "F0" ? this.owed.Values.Sum() : this.owed[named];
        var first = decimal.Round(owed / 2, 2);
        return [new(on.AddDays(h.Which % 9), Of(named, first)), new(on.AddDays(20 + (h.Which / 2)), Of(named, owed - first))];
    }

    static DateOnly? DayOf(CallResult result, byte choice, DateOnly on) => result.Date switch
    {
        ResultDate.None => null,
        ResultDate.Past => on.AddDays(-(choice % 20)),
        _               => on.AddDays(choice % 17),
    };
}
