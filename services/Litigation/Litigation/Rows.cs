using System.Data.Common;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation;

/// <summary>Rows of the read tables as records.</summary>
static class Rows
{
    public static async Task<List<T>> List<T>(this Session session, string sql, Func<DbDataReader, T> read, CancellationToken stop, params object?[] parameters)
    {
        await using var command = session.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>A column that may be null, by its place.</summary>
    public static T? Maybe<T>(this DbDataReader row, int column) => row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);
}
