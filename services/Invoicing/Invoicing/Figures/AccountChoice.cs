using Recouvrement.Invoicing.Accounts;

namespace Recouvrement.Invoicing.Figures;

/// <summary>By what the accounts of a figure are put together.</summary>
enum GroupedBy
{
    None,
    Entity,
    Debtor,
    SalesPerson,
    Segment,
}

/// <summary>Which accounts a figure is of, until which day, and what of the log it looks at.</summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="On">Last day.</param>
/// <param name="By">How they are put together.</param>
/// <param name="Customer">Only this one.</param>
/// <param name="SalesPerson">Only those of this one.</param>
/// <param name="Segment">Only those of this one.</param>
/// <param name="Through">Last position in the log; null for all there is.</param>
sealed record AccountChoice(string Creditor, string Currency, DateOnly On, GroupedBy By, string? Customer, string? SalesPerson, string? Segment, long? Through)
{
    /// <summary>The accounts with their key, and their ledger rows until the day: <see cref="Parameters"/> are $1 to $8.</summary>
    public const string Rows =
        """
        with accounts as (
            select c.id, c.number, coalesce(case $4 when 'entity' then '' when 'debtor' then c.number when 'segment' then c.segment else c.sales_person end, '') as key
              from customers c
             where c.creditor = $1 and ($5::text is null or upper(c.number) = upper($5)) and ($6::text is null or c.sales_person = $6) and ($7::text is null or c.segment = $7)),
        rows as (
            select a.key, l.document, l.customer, l.sequence, l.document_kind, l.kind, l.counterpart, l.on_date, l.amount_cents
              from ledger l join accounts a on a.id = l.customer
             where l.creditor = $1 and l.currency = $2 and l.on_date <= $3 and ($8::bigint is null or l.sequence <= $8))
        """;

    public object?[] Parameters => [Creditor, Currency, On, Words.Of(By), Customer, SalesPerson, Segment, Through];

    public static AccountChoice Of(Inspection inspection, string siren, DateOnly on, string? by, string? currency, string? customer, string? salesPerson, string? segment, long? through)
    {
        if (through < 1) inspection.Wrong("through", "It is a position in the log, from 1.");
        return new(
            inspection.SirenDigits(siren), inspection.Currency(currency), inspection.Day("on", on), inspection.Word<GroupedBy>("by", by ?? "entity"), customer is null ? null : inspection.Key("customer", customer),
            inspection.Text("salesPerson", salesPerson), inspection.Text("segment", segment), through);
    }
}
