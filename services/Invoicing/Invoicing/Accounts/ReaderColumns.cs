using Npgsql;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>Columns as this service's tables hold them.</summary>
static class ReaderColumns
{
    public static DateOnly Day(this NpgsqlDataReader reader, int column) => reader.GetFieldValue<DateOnly>(column);

    /// <summary>Cents, with the currency in another column.</summary>
    public static Money Money(this NpgsqlDataReader reader, int cents, int currency) => Kernel.Amounts.Money.OfCents(reader.GetInt64(cents), reader.GetString(currency));
}
