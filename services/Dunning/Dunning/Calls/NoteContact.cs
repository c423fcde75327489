using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Calls;

/// <summary>A contact that no policy asked for.</summary>
/// <param name="Channel"><c>call</c>, <c>email</c> or <c>letter</c>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Day">The day said with it, where the outcome wants one.</param>
/// <param name="Invoices">Numbers or ids; without it, all that may be claimed.</param>
/// <param name="Id">Its key, by which a repeat is recognised; without it, each is a new one.</param>
public sealed record ContactAsked(Channel Channel, CallOutcome Outcome, DateOnly? Day = null, IReadOnlyList<string>? Invoices = null, Guid? Id = null);

/// <summary>What follows from an outcome.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reached">It counts as the debtor reached.</param>
/// <param name="Cause">Cause of non-payment, in the words of Invoicing; null where it names none.</param>
/// <param name="Pause">Why its invoices rest; null where they go on.</param>
/// <param name="PauseDays">Days they rest, from the day that was said where one was, else from the contact.</param>
/// <param name="Task">What a person is to do; null where nothing.</param>
/// <param name="Day">What the day said with it means: <c>ahead</c>, <c>past</c> or <c>promised</c>; null where none is said.</param>
public sealed record OutcomeItem(string Outcome, bool Reached, string? Cause, string? Pause, int PauseDays, string? Task, string? Day);

/// <summary>Contacts beside the policy, and the table of what follows from each outcome.</summary>
static class NoteContact
{
    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/cases/{id:guid}/contacts", Note).RequireRole(Roles.Collector, Roles.Manager).WithTags("calls").WithSummary("Records a contact that no policy asked for; it counts where the debtor was reached").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        routes.MapGet("/calls/outcomes", Table).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("calls").WithSummary("Every outcome of a call, with what follows from it").Produces<OutcomeItem[]>();
    }

    static async Task<IResult> Note(Guid id, ContactAsked asked, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop)
    {
        if (NamedInvoices.Wrong(asked.Invoices) is { } wrong) return wrong;
        if (asked.Channel is not (Channel.Call or Channel.Email or Channel.Letter)) return Problems.Invalid("channel", "is call, email or letter");
        if (asked.Outcome == CallOutcome.Unknown) return Problems.Invalid("outcome", "is missing");
        var contact = asked.Id ?? Guid.CreateVersion7();
        return await desk.Tell(
            id, http.EventContext(clock), now => new DunningCommand.NoteContact(contact, asked.Channel, asked.Outcome, asked.Day, [.. asked.Invoices ?? []], now, http.Actor(), clock.Today), stop);
    }

    static OutcomeItem[] Table() => [.. CallResult.All.Select(result => new OutcomeItem(
        Spelling.Of(result.Outcome), result.Reached, result.Cause, result.Pause is { } pause ? Spelling.Of(pause) : null, result.PauseDays,
        result.Task == FollowUpKind.None ? null : Spelling.Of(result.Task), result.Date == ResultDate.None ? null : Spelling.Of(result.Date)))];
}
