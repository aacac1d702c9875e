/** Sound becomes detections: the decision rule, the streaming detector, the chime. Ships without training or ND4J. */
package triggerword.detection;
