using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Companies;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Companies;

/// <summary>Notes what the register said of a company in the credit file of every customer account that has its SIREN.</summary>
sealed class CompanyBook(Books books, CustomerDirectory directory)
{
    sealed record Held(Guid Customer, Account Account, HeldIdentity Identity);

    public async Task Note(Session session, Siren siren, CompanyRecord record, DateOnly today, EventContext context, CancellationToken stop)
    {
        var held = await session.Read(
            """
            select c.id, c.creditor, c.number, n.name, c.siret, c.vat_number, (f.content->>'foundedOn')::date
              from customers c left join customer_names n on n.customer = c.id left join credit_files f on f.customer = c.id where c.siren = $1 order by c.id
            """,
            r => new Held(r.GetGuid(0), new(r.GetString(1), r.GetString(2)), new(siren, r.Text(3), r.Text(4), r.Text(5), r.IsDBNull(6) ? null : r.Day(6))), stop, siren.Digits);
        await books.CreditFiles.Apply(
            session,
            [.. held.Select(h => (BusinessKey.OfCreditFile(Siren.Parse(h.Account.Creditor)!.Value, h.Account.Customer),
                (CreditFileCommand)new CreditFileCommand.NoteCompany(h.Account, CompanyFinding.Of(record, h.Identity, CompanyRegister.Name, today))))], context, stop);
        await session.Run(
            """
            insert into company_records (siren, state, name, seat_siret, seat_postcode, seat_city, legal_form, category, founded_on, ceased_on, checked_on, seat_street)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (siren) do update set state = excluded.state, name = excluded.name, seat_siret = excluded.seat_siret, seat_postcode = excluded.seat_postcode, seat_city = excluded.seat_city,
                legal_form = excluded.legal_form, category = excluded.category, founded_on = excluded.founded_on, ceased_on = excluded.ceased_on, checked_on = excluded.checked_on, seat_street = excluded.seat_street
            """, stop,
            siren.Digits, Words.Of(record.State), record.Name, record.SeatSiret, record.SeatPostcode, record.SeatCity, record.LegalForm, record.Category, record.FoundedOn, record.CeasedOn, today, record.SeatStreet);
        await TellSeats(session, [.. held.Select(h => (h.Customer, h.Account))], context, stop);
    }

    // Those who write letters hear of a seat with the contacts: where it is another one now, the contacts have changed.
    async Task TellSeats(Session session, (Guid Customer, Account Account)[] accounts, EventContext context, CancellationToken stop)
    {
        var customers = Array.ConvertAll(accounts, a => a.Customer);
        var entries = await directory.Read(session, customers, stop);
        var languages = (await session.Read("select id, language from customers where id = any($1)", r => (Id: r.GetGuid(0), Language: r.GetString(1)), stop, customers)).ToDictionary(c => c.Id, c => c.Language);
        await books.Customers.Apply(
            session, [.. accounts.Where(a => languages.ContainsKey(a.Customer)).Select(a => (a.Customer, (CustomerCommand)new CustomerCommand.Mention(a.Account, null, null, entries[a.Customer].Fingerprint(languages[a.Customer]))))],
            context, stop);
    }
}
