using Npgsql;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Suppressions;

/// <summary>A way that is to be closed: of the whole debtor, of one mailbox, or of the address that the contact of a role has now.</summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Way"><c>email</c>, <c>letter</c>, <c>call</c> or <c>sms</c>.</param>
/// <param name="Reason"><c>opted_out</c>, <c>complaint</c> or <c>wrong_address</c>.</param>
/// <param name="Email">One mailbox.</param>
/// <param name="Role">The contact whose address of today is meant.</param>
/// <param name="Until">Last day; without it, until somebody lifts it.</param>
public sealed record SuppressionAsked(
    string Creditor, string CustomerNumber, SuppressedWay Way, SuppressionReason Reason, string? Email = null, ContactRole? Role = null, DateOnly? Until = null);

/// <summary>The key of a suppression.</summary>
/// <param name="Suppression">By which it is lifted.</param>
public sealed record SuppressionKept(Guid Suppression);

/// <summary>Why a way is open again.</summary>
/// <param name="Reason"><c>wanted_again</c>, <c>address_works</c> or <c>entered_in_error</c>.</param>
public sealed record LiftAsked(SuppressionEnd Reason);

/// <summary>Ways that are closed: said, listed, lifted, erased.</summary>
static class SuppressionEndpoints
{
    const int LongestNumber = 60;

    public static void MapSuppressions(this IEndpointRouteBuilder routes)
    {
        var suppressions = routes.MapGroup("/suppressions").WithTags("suppressions");
        suppressions.MapPost("", Close).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager)
            .WithSummary("Closes a way to a debtor: what is to go that way takes the next one; said again, it is the same").Produces<SuppressionKept>().ProducesProblem(409).ProducesProblem(422);
        suppressions.MapGet("", ListSuppressions.List).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Ways that are closed, or were").Produces<SuppressionPage>().ProducesProblem(422);
        suppressions.MapPost("/{id:guid}/lift", Lift).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Opens a way again").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        suppressions.MapPost("/{id:guid}/erasure", Erase).RequireRole(Roles.Manager).WithSummary("Erases which address a suppression is of; it keeps nothing back any more").Produces(204).ProducesProblem(404);
    }

    static async Task<IResult> Close(SuppressionAsked asked, HttpContext http, NpgsqlDataSource database, LogSignal signal, SuppressionDesk desk, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(asked.Creditor) is not { } siren) return Problems.Invalid("creditor", "is no SIREN");
        if (asked.CustomerNumber is not { Length: > 0 and <= LongestNumber } number || number.Any(char.IsControl)) return Problems.Invalid("customerNumber", $"is 1 to {LongestNumber} characters");
        if (asked.Way is SuppressedWay.None) return Problems.Invalid("way", "is email, letter, call or sms");
        if (asked.Role is not null && asked.Way is not (SuppressedWay.Email or SuppressedWay.Letter)) return Problems.Invalid("role", "has no address of that kind");
        if (asked.Reason is not (SuppressionReason.OptedOut or SuppressionReason.Complaint or SuppressionReason.WrongAddress)) return Problems.Invalid("reason", "is opted_out, complaint or wrong_address");
        if (asked.Email is not null && (asked.Role is not null || asked.Way != SuppressedWay.Email)) return Problems.Invalid("email", "is one mailbox: without a role, and for the way email only");
        if (asked.Email is not null && AddressKey.OfEmail(asked.Email) is null) return Problems.Invalid("email", "is no e-mail address");
        var debtor = NameBasedId.OfStream("customer", siren, number);
        var context = http.EventContext(clock);
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var address = AddressKey.OfEmail(asked.Email) ?? (asked.Role is { } role ? await Address(session, debtor, asked.Way, role, stop) : null);
            if (asked.Role is not null && address is null) return Problems.Invalid("role", "has no address of that kind");
            var close = new SuppressionCommand.Suppress(new(siren.ToString(), debtor, number, asked.Way, IsWhole: address is null), asked.Reason, asked.Until, null, http.Actor(), clock.Today);
            if (Suppression.Decide(Suppression.Initial, close).Refusal is { } refusal) return Answer.Refused(refusal);
            var (id, outcome) = await desk.Close(session, close, address, context, stop);
            return outcome.Decision.Refusal is { } refused ? Answer.Refused(refused) : TypedResults.Ok(new SuppressionKept(id));
        }, stop);
    }

    static async Task<IResult> Lift(Guid id, LiftAsked asked, HttpContext http, NpgsqlDataSource database, LogSignal signal, SuppressionDesk desk, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Reason is not (SuppressionEnd.WantedAgain or SuppressionEnd.AddressWorks or SuppressionEnd.EnteredInError)) return Problems.Invalid("reason", "is wanted_again, address_works or entered_in_error");
        return await UnitOfWork.Run(database, signal, async session => await Known(session, id, stop)
            ? Answer.From(await desk.Open(session, id, new(asked.Reason, http.Actor(), clock.Today), http.EventContext(clock), stop))
            : Problems.NotFound("suppression"), stop);
    }

    static Task<IResult> Erase(Guid id, NpgsqlDataSource database, LogSignal signal, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        if (!await Known(session, id, stop)) return Problems.NotFound("suppression");
        await SuppressionDesk.Forget(session, id, stop);
        return TypedResults.NoContent();
    }, stop);

    static async Task<bool> Known(Session session, Guid id, CancellationToken stop) => await session.Read("select 1 from suppressions where suppression = $1", _ => true, stop, id) is [true];

    static async Task<string?> Address(Session session, Guid debtor, SuppressedWay way, ContactRole role, CancellationToken stop) =>
        (await AddressBook.Debtor(session, debtor, stop))?.Contacts
            .Where(contact => contact.Role == role).Select(contact => AddressKey.Of(way switch { SuppressedWay.Email => Channel.Email, SuppressedWay.Sms => Channel.Sms, _ => Channel.Letter }, contact)).FirstOrDefault(key => key is not null);
}
