using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Creditors;

/// <summary>Letterheads, where they can be erased.</summary>
static class LetterheadTable
{
    public static Task Write(Session session, Guid creditor, Letterhead of, CancellationToken stop) => session.Run(
        """
        insert into letterheads (creditor, name, legal_form, capital_cents, rcs_city, address, email, phone, iban, bic, signatory_name, signatory_title, sales_director_name, sales_director_title, payment_url)
        values ($1, $2, $3::text, $4::bigint, $5::text, $6, $7::text, $8::text, $9::text, $10::text, $11::text, $12::text, $13::text, $14::text, $15::text)
        on conflict (creditor) do update set name = excluded.name, legal_form = excluded.legal_form, capital_cents = excluded.capital_cents, rcs_city = excluded.rcs_city,
            address = excluded.address, email = excluded.email, phone = excluded.phone, iban = excluded.iban, bic = excluded.bic,
            signatory_name = excluded.signatory_name, signatory_title = excluded.signatory_title,
            sales_director_name = excluded.sales_director_name, sales_director_title = excluded.sales_director_title, payment_url = excluded.payment_url
        """, stop,
        creditor, of.Name, of.LegalForm, of.CapitalCents, of.RcsCity, of.Address ?? [], of.Email, of.Phone, of.Iban, of.Bic, of.SignatoryName, of.SignatoryTitle,
        of.SalesDirectorName, of.SalesDirectorTitle, of.PaymentUrl);

    /// <summary>Null where it was erased.</summary>
    public static async Task<Letterhead?> Read(Session session, Guid creditor, CancellationToken stop) =>
        (await session.Read(
            "select name, legal_form, capital_cents, rcs_city, address, email, phone, iban, bic, signatory_name, signatory_title, sales_director_name, sales_director_title, payment_url from letterheads where creditor = $1",
            r => new Letterhead(
                r.GetString(0), null, r.Text(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.Text(3), r.GetFieldValue<string[]>(4), r.Text(5), r.Text(6), r.Text(7), r.Text(8), r.Text(9), r.Text(10),
                r.Text(11), r.Text(12), r.Text(13)),
            stop, creditor)).FirstOrDefault();
}
