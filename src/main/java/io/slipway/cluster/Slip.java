package io.slipway.cluster;

import akka.actor.typed.ActorRef;

/**
 * Asks for a receipt.
 *
 * @param number what the receipt carries back, so that the receiver knows what it is for
 */
public record Slip(ActorRef<Receipt> to, long number) {}
