package io.slipway.conf.repository;

import org.yaml.snakeyaml.nodes.Node;

/** A line of a file. */
record Place(String file, int line) {

    static Place of(String file, Node node) {
        return new Place(file, node.getStartMark().getLine() + 1);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
