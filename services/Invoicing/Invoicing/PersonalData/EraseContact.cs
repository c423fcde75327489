using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.PersonalData;

/// <summary>Why a person is erased.</summary>
/// <param name="Ground"><c>requested</c>, <c>no_longer_needed</c>, <c>objection</c>, <c>unlawful</c> or <c>wrong_person</c>.</param>
public sealed record ErasureAsked(string Ground);

/// <summary>Forgets a person (droit à l'effacement, GDPR article 17): its key is destroyed, and with it whatever was sealed under it.</summary>
static class EraseContact
{
    public static void MapEraseContact(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/customers/{number}/contacts/{contact:guid}/erasure", Post).RequireRole(Roles.Manager).WithTags("personal data")
            .WithSummary("Erases a person; refused while a claim is open on the account, but for a person who was never the right one").TakesCommand();

    static async Task<IResult> Post(
        string siren, string number, Guid contact, ErasureAsked asked, Books books, CustomerDirectory directory, ErasedWords words, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, ground) = (inspection.Siren(siren), inspection.PathKey("number", number), inspection.Word<ErasureGround>("ground", asked.Ground));
        if (inspection.Problem is { } problem) return problem;

        var id = BusinessKey.OfCustomer(entity, key);
        return await UnitOfWork.Run(database, signal, async session =>
        {
            await Ledger.Hold(session, [id], stop);
            var entry = (await directory.Read(session, [id], stop))[id];
            // Another salt: what the stream says of the contacts that were cannot be guessed back.
            var rest = entry with { Contacts = [.. entry.Contacts.Where(c => c.Subject != contact)], Salt = Entry.NewSalt() };
            var isHere = rest.Contacts.Count < entry.Contacts.Count;
            var language = await session.Read("select language from customers where id = $1", r => r.GetString(0), stop, id) is [var known] ? known : "fr";
            var order = new CustomerCommand.Erase(contact, ground, await OpenClaims.Of(session, id, stop), isHere ? rest.Fingerprint(language).Salted : null);
            var outcome = await books.Customers.Handle(session, id, order, http.EventContext(clock), stop);
            if (!outcome.Decision.Facts.IsEmpty)
            {
                await directory.Write(session, [(id, rest)], stop);
                foreach (var person in entry.Contacts.Where(c => c.Subject == contact)) await words.Keep(session, id, ErasedPersons.Kept(person), stop);
            }

            return outcome.Decision.Refusal?.Code is "contact_unknown" ? Problems.NotFound("contact") : Answer.From(outcome);
        }, stop);
    }
}
