using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Procedure;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Court.CourtCommand;
using static Recouvrement.Litigation.Domain.Court.CourtEvent;

namespace Recouvrement.Litigation.Domain.Court;

public sealed partial record CourtProceeding
{
    // What the other services have heard stands there already: a wrong service is withdrawn from, and proposed anew.
    Decision<CourtEvent> Corrects(CorrectDay correct)
    {
        if (correct.Mark is CourtMark.Served or CourtMark.Title or CourtMark.Reached or CourtMark.Attached) return Refuse("told_already", "This day was told to others, or follows from an act: it is not corrected.");
        if (correct.Mark is CourtMark.Granted && Day(CourtMark.Title) is not null) return Refuse("title_obtained", "There is a title by this order: its day is corrected no more.");
        if (Day(correct.Mark) is not { } was) return Refuse("step_missing", "No such day is recorded.");
        if (was == correct.Day) return Nothing;
        if (correct.Mark is not CourtMark.HearingFixed && correct.Day > correct.On) return Refuse("day_in_future", $"It is {correct.On:yyyy-MM-dd}.");
        return correct.Mark is CourtMark.Granted && WrongOrder(correct) is { } wrong ? wrong : new CourtDayCorrected(correct.Mark, was, correct.Day, correct.By, correct.On);
    }

    // The day of an order selects its law: what was done under another one must still have been in time.
    Refusal? WrongOrder(CorrectDay correct)
    {
        if (PaymentOrderRegime.Of(correct.Day, correct.Limits) is not { } regime) return Refuse("law_unknown", $"The law of {correct.Day:yyyy-MM-dd} is not in the table.");
        if (Day(CourtMark.Requested) is { } requested && correct.Day < requested) return Refuse("day_before", $"It was asked for on {requested:yyyy-MM-dd}.");
        if (Day(CourtMark.Served) is not { } served) return null;
        if (served < correct.Day) return Refuse("day_after", $"It was served on {served:yyyy-MM-dd}.");
        return served > ProceduralDays.Of(regime.Service.LastDay(correct.Day), Plan!.Court.IsAlsaceMoselle).LastOn ? Refuse("service_out_of_time", $"It was served on {served:yyyy-MM-dd}, out of time for an order of that day.") : null;
    }
}
