using Npgsql;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Invoicing.Figures;

/// <summary>The statement of account as a debtor reads it: a PDF in French under the creditor's letterhead.</summary>
sealed class StatementDocument(NpgsqlDataSource database, CustomerDirectory directory, Typesetter typesetter)
{
    const string Template = "Figures/Templates/account_statement.typ";

    /// <summary>Typesets it.</summary>
    /// <exception cref="TypesettingFailed">No worker could do it.</exception>
    public async Task<byte[]> Typeset(Siren entity, Guid customer, StatementOfAccount statement, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var letterhead = await LetterheadTable.Read(session, BusinessKey.OfCreditor(entity), stop) ?? new(entity.Digits, Address: []);
        var entry = (await directory.Read(session, [customer], stop))[customer];
        var contact = entry.Contacts.Where(c => c.Address.Length > 0).OrderBy(c => c.Role).FirstOrDefault();
        return await typesetter.Typeset(
            Template,
            new
            {
                Creditor = letterhead with { Siren = entity.Digits },
                Debtor = new { Name = entry.Name ?? statement.Customer, Address = contact is null ? [] : AddressLines(contact) },
                Statement = statement,
            },
            stop);
    }

    static string[] AddressLines(Contact contact) =>
        [.. contact.Address, $"{contact.Postcode} {contact.City}".Trim(), .. contact.Country is null or "FR" ? Array.Empty<string>() : [contact.Country]];
}
