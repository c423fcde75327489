using Npgsql;
using NpgsqlTypes;

namespace Recouvrement.Dunning.Cases;

/// <summary>Rows of many cases as columns of one statement.</summary>
static class RowColumns
{
    /// <summary>A statement with positional parameters.</summary>
    public static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    /// <summary>One column of many rows.</summary>
    public static NpgsqlParameter<TValue[]> Column<TRow, TValue>(TRow[] rows, Func<TRow, TValue> value, NpgsqlDbType type) =>
        new() { TypedValue = Array.ConvertAll(rows, row => value(row)), NpgsqlDbType = NpgsqlDbType.Array | type };
}
