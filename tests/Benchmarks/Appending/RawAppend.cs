using Npgsql;
using NpgsqlTypes;

namespace Recouvrement.Benchmarks.Appending;

/// <summary>The baseline of an append: stream upsert and event inserts with nextval, one prepared batch, one round trip.</summary>
sealed class RawAppend : IAsyncDisposable
{
    const string Upsert = "insert into mt_streams (id, type, version) values ($1, $2, $3) on conflict (id) do update set version = excluded.version, timestamp = now()";
    const string Insert = """
        insert into mt_events (seq_id, id, stream_id, version, type, mt_dotnet_type, data, headers, correlation_id, causation_id, timestamp)
        values (nextval('mt_events_sequence'), $1, $2, $3, $4, $5, $6, $7, $8, $9, now())
        """;

    readonly NpgsqlConnection connection;
    readonly NpgsqlBatch batch;

    RawAppend(NpgsqlConnection connection, NpgsqlBatch batch) => (this.connection, this.batch) = (connection, batch);

    public static async Task<RawAppend> Prepare(NpgsqlDataSource database, int events)
    {
        var connection = await database.OpenConnectionAsync();
        var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new(Upsert) { Parameters = { new NpgsqlParameter<Guid>(), new NpgsqlParameter<string> { TypedValue = "payment" }, new NpgsqlParameter<long> { TypedValue = events } } } },
        };
        for (var version = 1; version <= events; version++)
        {
            var sample = Sample.Event(version - 1);
            batch.BatchCommands.Add(new(Insert)
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid>(), new NpgsqlParameter<Guid>(), new NpgsqlParameter<long> { TypedValue = version },
                    new NpgsqlParameter<string> { TypedValue = sample.Type }, new NpgsqlParameter<string> { TypedValue = sample.DotnetType },
                    new NpgsqlParameter<byte[]> { TypedValue = sample.Data, NpgsqlDbType = NpgsqlDbType.Jsonb }, new NpgsqlParameter<byte[]> { TypedValue = Sample.Headers, NpgsqlDbType = NpgsqlDbType.Jsonb },
                    new NpgsqlParameter<string> { TypedValue = Sample.Context.CorrelationId! }, new NpgsqlParameter<string> { TypedValue = Sample.Context.CausationId! },
                },
            });
        }

        await batch.PrepareAsync();
        return new(connection, batch);
    }

    public int Pid => connection.ProcessID;

    public async Task Commit()
    {
        var stream = Guid.NewGuid();
        ((NpgsqlParameter<Guid>)batch.BatchCommands[0].Parameters[0]).TypedValue = stream;
        for (var i = 1; i < batch.BatchCommands.Count; i++)
        {
            ((NpgsqlParameter<Guid>)batch.BatchCommands[i].Parameters[0]).TypedValue = Guid.CreateVersion7();
            ((NpgsqlParameter<Guid>)batch.BatchCommands[i].Parameters[1]).TypedValue = stream;
        }

        await batch.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await batch.DisposeAsync();
        await connection.DisposeAsync();
    }
}
