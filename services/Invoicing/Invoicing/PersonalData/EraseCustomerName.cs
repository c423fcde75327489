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

/// <summary>
/// Forgets the name of a consumer or sole trader (droit à l'effacement, GDPR article 17). Vouchers that the law keeps for ten years lie in the ERP: here nothing needs
/// the name once nothing is open. What the bank said of its payments names it as well.
/// </summary>
static class EraseCustomerName
{
    public static void MapEraseCustomerName(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/customers/{number}/name/erasure", Post).RequireRole(Roles.Manager).WithTags("personal data")
            .WithSummary("Erases the name of a customer that is a person; refused while anything is open on its account. The ERP's repetition of it does not bring it back").TakesCommand();

    static async Task<IResult> Post(
        string siren, string number, ErasureAsked asked, Books books, CustomerDirectory directory, ErasedWords words, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, ground) = (inspection.Siren(siren), inspection.PathKey("number", number), inspection.Word<ErasureGround>("ground", asked.Ground));
        if (inspection.Problem is { } problem) return problem;

        var id = BusinessKey.OfCustomer(entity, key);
        return await UnitOfWork.Run(database, signal, async session =>
        {
            await Ledger.Hold(session, [id], stop);
            var entry = (await directory.Read(session, [id], stop))[id];
            var language = await session.Read("select language from customers where id = $1", r => r.GetString(0), stop, id) is [var known] ? known : "fr";
            // Another salt: the fingerprint before cannot be guessed back to the name.
            var rest = entry with { Name = null, Source = NameSource.Unknown, Salt = Entry.NewSalt() };
            var order = new CustomerCommand.EraseName(ground, await OpenClaims.AnythingOf(session, id, stop), entry.Name is null ? null : rest.Fingerprint(language).Salted);
            var outcome = await books.Customers.Handle(session, id, order, http.EventContext(clock), stop);
            if (!outcome.Decision.Facts.IsEmpty)
            {
                await directory.Write(session, [(id, rest)], stop);
                await words.Keep(session, id, ErasedPersons.Kept(entry.Name!), stop);
                await ErasePayer(session, siren, key, id, entry.Name!, stop);
            }

            return outcome.Decision.Refusal?.Code is "customer_unknown" ? Problems.NotFound("customer") : Answer.From(outcome);
        }, stop);
    }

    // What was assigned, what came back of it, whatever moved on the same account of the person, and what nobody assigned that bears its name. By its end-to-end id a direct debit is
    // known again that is taken back after months: no name stands there.
    static async Task ErasePayer(Session session, string siren, string number, Guid customer, string name, CancellationToken stop)
    {
        await session.Run(
            """
            with known as (
                select m.id from bank_movements m where m.creditor = $1 and (upper(m.customer_number) = upper($2) or exists (
                    select from credits c where c.customer = $3 and c.kind = 'payment' and upper(c.number) = upper(m.payment)))),
            accounts as (select p.iban from bank_payers p join known k on k.id = p.movement where p.iban is not null)
            update bank_payers p set name = null, iban = null, text = '' from bank_movements m
             where m.id = p.movement and m.creditor = $1 and (m.id in (select id from known) or p.iban in (select iban from accounts)
               or (m.customer_number is null and m.payment is null and upper(p.name) = upper($4)))
            """, stop, siren, number, customer, name);
        await session.Run("delete from payer_accounts where customer = $1", stop, customer);
    }
}
