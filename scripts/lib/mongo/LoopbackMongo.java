import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;

/** A MongoDB in memory for tests: prints its URI, and ends when its standard input does. It has no transactions. */
public class LoopbackMongo {

    /** The version it gives itself: its own words are older than today's drivers talk to. */
    private enum Spoken implements MongoVersion {
        SEVEN;

        @Override
        public List<Integer> getVersionArray() {
            return List.of(7, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 21;
        }
    }

    /**
     * The engine, with the newer name of the command by which a server says what it is. It also says what it lacks, in
     * the words of storetest: it orders strings as Java does, by halves of surrogates.
     */
    private static class Backend extends MemoryBackend {
        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            if (!command.equals("hello")) {
                return super.handleCommand(channel, database, command, query);
            }
            return super.handleCommand(channel, database, "ismaster", query)
                .append("isWritablePrimary", true)
                .append("lacks", List.of("strings in the order of their bytes"));
        }
    }

    public static void main(String[] args) throws Exception {
        MongoServer server = new MongoServer(new Backend().version(Spoken.SEVEN));
        System.out.println("mongodb:/" + server.bind());
        while (System.in.read() >= 0) { }
        server.shutdownNow();
    }
}
